package tech.aia.app.rest.aia;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.task.Completed;
import tech.aia.graph.task.Completion;
import tech.aia.graph.task.Reported;
import tech.aia.graph.task.TaskQueue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Many reports of workers at once, of which a bad one keeps no other from being taken. */
@Component
class CompletionBatches {
    private static final int MOST = 1000;
    private static final String ID = "task_id";
    private static final JsonMapper JSON = AiaJsonConverter.mapper();

    private final TaskQueue queue;

    CompletionBatches(TaskQueue queue) {
        this.queue = queue;
    }

    WorkerBodies.CompletionAnswers complete(List<Map<String, @Nullable Object>> bodies) {
        if (bodies.isEmpty() || bodies.size() > MOST) {
            throw new RestException(
                    ErrorCode.VALIDATION, "There are between 1 and " + MOST + " reports", "reports", bodies.size());
        }
        var answers = new WorkerBodies.@Nullable CompletionAnswer[bodies.size()];
        var reports = new ArrayList<Completed>();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < bodies.size(); i++) {
            try {
                reports.add(read(bodies.get(i)));
                places.add(i);
            } catch (JacksonException | RestException | GraphModelException refused) {
                answers[i] = refused(null, refused);
            }
        }
        var taken = queue.completeAll(reports);
        for (int i = 0; i < reports.size(); i++) {
            answers[places.get(i)] = answer(reports.get(i), taken.get(i));
        }
        return new WorkerBodies.CompletionAnswers(
                Arrays.stream(answers).filter(Objects::nonNull).toList());
    }

    private static Completed read(@Nullable Map<String, @Nullable Object> body) {
        if (body == null || !(body.get(ID) instanceof String id) || id.isBlank()) {
            throw new RestException(ErrorCode.VALIDATION, "A report is a JSON object that names its task", ID, null);
        }
        var rest = new LinkedHashMap<>(body);
        rest.remove(ID);
        var report = JSON.convertValue(rest, WorkerBodies.Completion.class);
        return new Completed(TaskController.id(id), WorkerController.token(report.fencingToken()), completion(report));
    }

    static Completion completion(WorkerBodies.Completion body) {
        Bodies.requireFinite("results", body.results());
        Bodies.requireFinite("metrics", body.metrics());
        return new Completion(
                body.summary(),
                body.results(),
                body.metrics(),
                body.media() == null ? List.of() : body.media(),
                TaskRequests.names("about", body.about()));
    }

    private static WorkerBodies.CompletionAnswer answer(Completed report, Reported taken) {
        var task = taken.task();
        var refusal = taken.refusal();
        return task == null && refusal != null
                ? refused(report.taskId(), refusal)
                : new WorkerBodies.CompletionAnswer(
                        report.taskId(), task == null ? null : TaskWords.of(task.status()), null);
    }

    private static WorkerBodies.CompletionAnswer refused(@Nullable String id, Exception refused) {
        return new WorkerBodies.CompletionAnswer(id, null, TaskBatches.error(refused));
    }
}
