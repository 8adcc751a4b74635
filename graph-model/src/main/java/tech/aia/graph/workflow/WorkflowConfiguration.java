package tech.aia.graph.workflow;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.graph.task.RunKeeper;
import tech.aia.graph.task.TaskQueue;

@Configuration(proxyBeanMethods = false)
class WorkflowConfiguration {

    @Bean
    RunKeeper runKeeper(Clock clock) {
        return new RunProgress(clock);
    }

    @Bean
    Workflows workflows(Graph graph, Clock clock, TaskQueue queue, RunKeeper keeper) {
        return new DefaultWorkflows(graph, clock, queue, keeper);
    }
}
