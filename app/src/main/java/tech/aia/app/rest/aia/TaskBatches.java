package tech.aia.app.rest.aia;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.Failure;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.security.Submitters;
import tech.aia.app.security.TaskAllowances;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.people.Submitter;
import tech.aia.graph.task.NewTask;
import tech.aia.graph.task.TaskAllowance;
import tech.aia.graph.task.TaskQueue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Many tasks at once: one transaction for each chunk, and one bad task keeps no other from being accepted. */
@Component
class TaskBatches {
    private static final int CHUNK = 500;
    private static final int MOST = 10_000;
    private static final JsonMapper JSON = AiaJsonConverter.mapper();

    private final TaskQueue queue;
    private final TaskViews views;
    private final TaskAllowances allowances;
    private final Submitters submitters;

    TaskBatches(TaskQueue queue, TaskViews views, TaskAllowances allowances, Submitters submitters) {
        this.submitters = submitters;
        this.allowances = allowances;
        this.queue = queue;
        this.views = views;
    }

    /** A task of the batch that can be read, and where it stands. */
    private record Item(int index, NewTask task) {}

    TaskBodies.BatchAnswer submit(List<Map<String, @Nullable Object>> bodies) {
        if (bodies.isEmpty() || bodies.size() > MOST) {
            throw new RestException(
                    ErrorCode.VALIDATION, "A batch has between 1 and " + MOST + " tasks", "tasks", bodies.size());
        }
        var answers = new TaskBodies.@Nullable BatchItem[bodies.size()];
        var items = new ArrayList<Item>();
        var allowance = allowances.current();
        var submitter = submitters.current();
        for (int i = 0; i < bodies.size(); i++) {
            try {
                items.add(new Item(i, read(bodies.get(i), allowance, submitter)));
            } catch (JacksonException | RestException | GraphModelException refused) {
                answers[i] = refused(refused);
            }
        }
        for (int from = 0; from < items.size(); from += CHUNK) {
            submit(items.subList(from, Math.min(items.size(), from + CHUNK)), answers);
        }
        return new TaskBodies.BatchAnswer(Arrays.stream(answers)
                .map(answer -> answer == null ? refused(new IllegalStateException()) : answer)
                .toList());
    }

    private static NewTask read(
            @Nullable Map<String, @Nullable Object> body,
            @Nullable TaskAllowance allowance,
            @Nullable Submitter submitter) {
        if (body == null) {
            throw new RestException(ErrorCode.VALIDATION, "A task is a JSON object", "tasks", null);
        }
        return TaskRequests.task(JSON.convertValue(body, TaskBodies.NewTask.class), null, allowance, submitter);
    }

    private void submit(List<Item> chunk, TaskBodies.@Nullable BatchItem[] answers) {
        if (chunk.isEmpty()) {
            return;
        }
        try {
            accept(chunk, answers);
        } catch (GraphModelException.TooMany full) {
            // Those that come first are taken, as many as there is room for.
            submit(chunk.subList(0, full.room()), answers);
            chunk.subList(full.room(), chunk.size()).forEach(item -> answers[item.index()] = refused(full));
        } catch (GraphModelException oneOfThem) {
            if (chunk.size() == 1) {
                answers[chunk.getFirst().index()] = refused(oneOfThem);
                return;
            }
            // Nothing of the chunk was accepted. Halving finds the bad ones in few steps and leaves the good ones
            // together.
            var half = chunk.size() / 2;
            submit(chunk.subList(0, half), answers);
            submit(chunk.subList(half, chunk.size()), answers);
        }
    }

    private void accept(List<Item> chunk, TaskBodies.@Nullable BatchItem[] answers) {
        var accepted =
                views.accepted(queue.submitAll(chunk.stream().map(Item::task).toList()));
        for (int i = 0; i < chunk.size(); i++) {
            var task = accepted.get(i);
            answers[chunk.get(i).index()] = new TaskBodies.BatchItem(
                    task.taskId(),
                    task.status(),
                    task.estimatedCompletion(),
                    task.assignedAgents(),
                    task.trackingUrl(),
                    null);
        }
    }

    private static TaskBodies.BatchItem refused(Exception refused) {
        return new TaskBodies.BatchItem(null, null, null, null, null, error(refused));
    }

    /** Why one item of many was refused. */
    static TaskBodies.ItemError error(Exception refused) {
        var failure = Failure.of(refused);
        return new TaskBodies.ItemError(
                failure.code().type(), failure.message(), failure.code().code(), failure.details());
    }
}
