package tech.aia.graph.task;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.GraphModelException;

/** Takes many reports that tasks are done with as few statements as one. */
final class Completions {
    private static final int CHUNK = 500;

    private final Graph graph;
    private final Clock clock;
    private final Followers followers;

    Completions(Graph graph, Clock clock, Followers followers) {
        this.graph = graph;
        this.clock = clock;
        this.followers = followers;
    }

    List<Reported> complete(List<Completed> reports) {
        var answers = new ArrayList<Reported>(reports.size());
        for (int from = 0; from < reports.size(); from += CHUNK) {
            var chunk = reports.subList(from, Math.min(reports.size(), from + CHUNK));
            answers.addAll(graph.write(
                    tx -> new Chunk(tx, new TaskTransaction(tx, followers), clock.instant()).complete(chunk)));
        }
        return answers;
    }

    /** What one transaction takes. */
    private static final class Chunk {
        private final GraphTransaction tx;
        private final TaskTransaction tasks;
        private final Instant now;
        private final Map<String, TaskProperties> current = new HashMap<>();
        private final Map<String, Transition> transitions = new LinkedHashMap<>();
        private final List<ResultNodes.NewResult> results = new ArrayList<>();

        Chunk(GraphTransaction tx, TaskTransaction tasks, Instant now) {
            this.tx = tx;
            this.tasks = tasks;
            this.now = now;
        }

        List<Reported> complete(List<Completed> reports) {
            current.putAll(tasks.lock(
                    new LinkedHashSet<>(reports.stream().map(Completed::taskId).toList())));
            var missing = missingSubjects(reports);
            var answers =
                    reports.stream().map(report -> answer(report, missing)).toList();
            ResultNodes.write(tx, results);
            tasks.write(List.copyOf(transitions.values()));
            return answers;
        }

        private Set<String> missingSubjects(List<Completed> reports) {
            var subjects = new LinkedHashSet<String>();
            reports.forEach(report -> subjects.addAll(report.completion().about()));
            return Subjects.missing(tx, subjects);
        }

        private Reported answer(Completed report, Set<String> missing) {
            try {
                return new Reported(taken(report, missing).snapshot(), null);
            } catch (GraphModelException refusal) {
                return new Reported(null, refusal);
            }
        }

        private TaskProperties taken(Completed report, Set<String> missing) {
            var task = current.get(report.taskId());
            if (task == null) {
                throw new GraphModelException.NotFound("There is no task '" + report.taskId() + "'");
            }
            if (task.fencingToken() == report.fencingToken() && task.status() == TaskStatus.COMPLETED) {
                return task;
            }
            Reports.requireHeld(task, report.fencingToken());
            for (var subject : report.completion().about()) {
                if (missing.contains(subject)) {
                    throw Subjects.refusal(subject);
                }
            }
            if (!report.completion().isNothing()) {
                results.add(ResultNodes.of(task, report.completion(), now));
            }
            var transition = Reports.worked(task, now).completed("reported by the worker");
            transitions.put(task.id(), transition);
            current.put(task.id(), transition.now());
            return transition.now();
        }
    }
}
