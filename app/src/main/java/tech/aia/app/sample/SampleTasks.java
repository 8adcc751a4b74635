package tech.aia.app.sample;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tech.aia.graph.task.NewTask;
import tech.aia.graph.task.TaskQueue;

/** A few tasks for the built-in agents, so that there is something to watch on the sample graph. */
@Component
class SampleTasks {
    private static final List<NewTask> TASKS = List.of(
            analysis(
                    "sectors",
                    "Customers of each sector and what they earn",
                    Map.of(
                            "data_source", "customer",
                            "analysis_type", "groups",
                            "group_by", "sector",
                            "property", "annual_revenue")),
            analysis(
                    "revenue",
                    "How the revenue of customers is distributed",
                    Map.of(
                            "data_source", "customer",
                            "analysis_type", "distribution",
                            "property", "annual_revenue")),
            analysis(
                    "purchases",
                    "What was purchased month by month",
                    Map.of(
                            "statement",
                            "MATCH (:Customer)-[p:PURCHASED]->(:Product) RETURN p.at AS at, p.amount AS amount",
                            "analysis_type",
                            "trend",
                            "date_property",
                            "at",
                            "property",
                            "amount")),
            task(
                    "research",
                    "research",
                    "What the graph knows about software agents and their customers",
                    Map.of("topic", "software agents for high-value technology customers")));

    private final TaskQueue queue;

    SampleTasks(TaskQueue queue) {
        this.queue = queue;
    }

    /** Once for each graph, however often it is called. */
    int submit() {
        return queue.submitAll(TASKS).size();
    }

    private static NewTask analysis(String key, String description, Map<String, Object> requirements) {
        return task("data_analysis", key, description, requirements);
    }

    private static NewTask task(String type, String key, String description, Map<String, Object> requirements) {
        return NewTask.of(type, description)
                .with()
                .requirements(requirements)
                .build()
                .with()
                .idempotencyKey("sample-" + key)
                .build();
    }
}
