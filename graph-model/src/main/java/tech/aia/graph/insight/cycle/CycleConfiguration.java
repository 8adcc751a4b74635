package tech.aia.graph.insight.cycle;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.graph.insight.cycle.strategy.Candidates;
import tech.aia.graph.insight.purchases.PurchaseTable;
import tech.aia.graph.task.TaskQueue;

@Configuration(proxyBeanMethods = false)
class CycleConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    OptimizationCycles optimizationCycles(Graph graph, Clock clock, TaskQueue queue, PurchaseTable purchases) {
        return new DefaultOptimizationCycles(graph, clock, queue, new Candidates(graph, purchases), PATIENCE);
    }
}
