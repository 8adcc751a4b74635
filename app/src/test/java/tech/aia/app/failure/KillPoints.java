package tech.aia.app.failure;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tech.aia.cypher.Graph;

/**
 * Part of a server under test only: makes it stand still at a {@link KillPoint}, so that it can be killed exactly there, and sets its
 * clock wrong.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(KillPoints.POINT)
class KillPoints {
    /** Name of a {@link KillPoint}, or {@value #NONE}. */
    static final String POINT = "aia.failure.point";

    static final String NONE = "NONE";

    /** How often it is passed before the server stands still. */
    static final String AFTER = "aia.failure.after";

    /** How far ahead the clock is. */
    static final String CLOCK = "aia.failure.clock";

    @Bean
    static BeanPostProcessor faults(Environment settings) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return switch (bean) {
                    case Graph graph when isArmed(settings) -> standingStill(graph, settings);
                    case Clock clock -> Clock.offset(clock, settings.getProperty(CLOCK, Duration.class, Duration.ZERO));
                    default -> bean;
                };
            }
        };
    }

    private static boolean isArmed(Environment settings) {
        return !NONE.equals(settings.getProperty(POINT));
    }

    private static Graph standingStill(Graph graph, Environment settings) {
        return new HaltingGraph(
                graph,
                KillPoint.valueOf(settings.getRequiredProperty(POINT)),
                settings.getRequiredProperty(AFTER, Integer.class));
    }
}
