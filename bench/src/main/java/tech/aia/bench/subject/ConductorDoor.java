package tech.aia.bench.subject;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Tasks into Conductor and out of it: each is a workflow of that one task. Conductor takes workflows and reports one at a time, so they are
 * sent over several connections at once; its workers claim many.
 */
public final class ConductorDoor extends TaskDoor implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final String OWNER = "bench@example.org";

    private final HttpApi api;
    private final ExecutorService senders = Executors.newFixedThreadPool(2 * CONNECTIONS);

    /** Makes the definitions of the task and the workflow. */
    public ConductorDoor(HttpApi api) {
        this.api = api;
        var tasks = HttpApi.list();
        tasks.addObject()
                .put("name", TYPE)
                .put("retryCount", 0)
                .put("timeoutSeconds", 3_600)
                .put("responseTimeoutSeconds", 3_600)
                .put("ownerEmail", OWNER);
        api.post("/api/metadata/taskdefs", tasks.toString().getBytes(StandardCharsets.UTF_8));
        var workflow = HttpApi.json()
                .put("name", TYPE)
                .put("version", 1)
                .put("schemaVersion", 2)
                .put("ownerEmail", OWNER)
                .put("timeoutSeconds", 3_600)
                .put("timeoutPolicy", "ALERT_ONLY");
        workflow.putArray("tasks")
                .addObject()
                .put("name", TYPE)
                .put("taskReferenceName", "it")
                .put("type", "SIMPLE");
        api.post("/api/metadata/workflow", workflow);
    }

    @Override
    public void submit() {
        require(text(api.post("/api/workflow/" + TYPE, HttpApi.json().put("description", DESCRIPTION))));
    }

    @Override
    void submit(int tasks) {
        atOnce(tasks, _ -> submit());
    }

    @Override
    int work() {
        var polled =
                HttpApi.json(api.get("/api/tasks/poll/batch/" + TYPE + "?workerid=bench&timeout=100&count=" + CLAIMED));
        var claimed = StreamSupport.stream(polled.spliterator(), false).toList();
        atOnce(claimed.size(), i -> complete(claimed.get(i)));
        return claimed.size();
    }

    private void complete(JsonNode task) {
        var report = HttpApi.json()
                .put("taskId", task.path("taskId").asString())
                .put("workflowInstanceId", task.path("workflowInstanceId").asString())
                .put("status", "COMPLETED");
        report.putObject("outputData").put("summary", SUMMARY);
        require(text(api.post("/api/tasks", report)));
    }

    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8);
    }

    private void atOnce(int times, IntConsumer action) {
        var parts = IntStream.range(0, CONNECTIONS)
                .mapToObj(part -> senders.submit(() -> {
                    for (int i = part; i < times; i += CONNECTIONS) {
                        action.accept(i);
                    }
                    return List.of();
                }))
                .toList();
        for (var part : parts) {
            try {
                part.get();
            } catch (Exception failure) {
                throw new BenchException("Conductor refused a task: " + failure, failure);
            }
        }
    }

    @Override
    public void close() {
        senders.close();
    }
}
