package tech.aia.graph.readmodel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.neo4j.driver.Driver;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
import tech.aia.cypher.support.TestNeo4j;

/** The read models as Spring wires them, on the test database, with every statement they run counted. */
final class ReadModels {
    private static final Set<String> READS = Set.of("read", "lookUp");
    private static final AtomicInteger THROUGH_GRAPH = new AtomicInteger();
    private static final ConfigurableApplicationContext CONTEXT = new SpringApplicationBuilder(Wiring.class)
            .properties("spring.main.banner-mode=off", "logging.level.org.springframework.data.neo4j.cypher=debug")
            .run();
    private static final MappedStatements MAPPED = MappedStatements.counted();

    private ReadModels() {}

    static <T> T get(Class<T> facade) {
        return CONTEXT.getBean(facade);
    }

    /** How many statements ran since the start of the JVM. */
    static int statements() {
        return THROUGH_GRAPH.get() + MAPPED.count();
    }

    static String lastMappedStatement() {
        return MAPPED.last();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "tech.aia.graph",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "tech\\.aia\\.graph\\.(imports|access|people|audit|activity|insight|webhook)\\..*"))
    static class Wiring {

        @Bean(destroyMethod = "")
        Driver driver() {
            return TestNeo4j.asItIs().driver();
        }

        @Bean(destroyMethod = "")
        Changes changes() {
            return TestNeo4j.asItIs().changes();
        }

        @Bean
        Graph graph() {
            var graph = TestNeo4j.asItIs().graph();
            return (Graph) Proxy.newProxyInstance(
                    Graph.class.getClassLoader(), new Class<?>[] {Graph.class}, (proxy, method, arguments) -> {
                        if (READS.contains(method.getName())) {
                            THROUGH_GRAPH.incrementAndGet();
                        }
                        try {
                            return method.invoke(graph, arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    });
        }
    }
}
