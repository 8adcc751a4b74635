package tech.aia.graph.insight.cycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.RequestTime;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.insight.AsOf;
import tech.aia.graph.insight.cycle.plan.Chooser;
import tech.aia.graph.insight.cycle.plan.Limits;
import tech.aia.graph.insight.cycle.plan.RiskTolerance;
import tech.aia.graph.insight.cycle.strategy.Assumptions;
import tech.aia.graph.insight.cycle.strategy.Candidates;
import tech.aia.graph.insight.cycle.strategy.FocusArea;
import tech.aia.graph.people.Submitter;
import tech.aia.graph.task.NewTask;
import tech.aia.graph.task.RetryPolicy;
import tech.aia.graph.task.TaskAllowance;
import tech.aia.graph.task.TaskPlace;
import tech.aia.graph.task.TaskQueue;
import tech.aia.graph.task.TaskTimeouts;

/** {@link OptimizationCycles} over the graph. */
final class DefaultOptimizationCycles implements OptimizationCycles {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultOptimizationCycles.class);

    private static final int TRIES = 5;

    private final Graph graph;
    private final Clock clock;
    private final TaskQueue queue;
    private final Candidates candidates;
    private final CycleReader reader;
    private final Duration patience;

    /** @param patience how long a request waits for its plan */
    DefaultOptimizationCycles(Graph graph, Clock clock, TaskQueue queue, Candidates candidates, Duration patience) {
        this.graph = graph;
        this.clock = clock;
        this.queue = queue;
        this.candidates = candidates;
        this.reader = new CycleReader(graph);
        this.patience = patience;
    }

    /**
     * What is begun.
     *
     * @param plan null when the task is to make it
     * @param submitter who logged in and begins it
     * @param by who begins it, for the history
     * @param task id of the task that will be part of it
     * @param key null when nothing is to be compared
     */
    private record Beginning(
            CycleRequest request,
            Instant asOf,
            @Nullable CyclePlan plan,
            @Nullable TaskAllowance allowance,
            @Nullable Submitter submitter,
            String by,
            String task,
            @Nullable CycleKey key) {}

    @Override
    public OptimizationCycle execute(
            CycleRequest request,
            @Nullable TaskAllowance allowance,
            @Nullable Submitter submitter,
            String by,
            @Nullable Once once) {
        var key = CycleKey.of(once, request);
        var first = key == null ? Optional.<String>empty() : key.first(graph);
        return existing(first.orElseGet(() -> begin(request, allowance, submitter, by, key)));
    }

    private String begin(
            CycleRequest request,
            @Nullable TaskAllowance allowance,
            @Nullable Submitter submitter,
            String by,
            @Nullable CycleKey key) {
        var asOf = AsOf.of(request.asOf(), clock.instant());
        if (allowance != null) {
            CycleAllowances.require(graph, allowance.account(), clock.instant());
        }
        var plan = planSoon(request, asOf);
        return begin(new Beginning(request, asOf, plan, allowance, submitter, by, TaskPlace.newId(), key));
    }

    private String begin(Beginning beginning) {
        for (int tries = 1; true; tries++) {
            try {
                return graph.write(tx -> begin(tx, beginning));
            } catch (GraphException.ConstraintViolated race) {
                // Another took the id or the key meanwhile; or the answer to our commit was lost, and it was tried
                // again.
                var written = reader.ofTask(beginning.task());
                if (written.isPresent()) {
                    return written.get();
                }
                if (tries == TRIES) {
                    throw race;
                }
            }
        }
    }

    private String begin(GraphTransaction tx, Beginning beginning) {
        var key = beginning.key();
        var first = key == null ? Optional.<String>empty() : key.first(tx);
        return first.orElseGet(() -> create(tx, beginning));
    }

    private String create(GraphTransaction tx, Beginning beginning) {
        var now = clock.instant();
        var allowance = beginning.allowance();
        if (allowance != null) {
            CycleAllowances.take(tx, allowance.account(), now);
        }
        var request = beginning.request();
        var day = beginning.asOf().minusMillis(1).atZone(ZoneOffset.UTC).toLocalDate();
        var id = CycleWriter.freeId(tx, request.type().id(day));
        CycleWriter.create(tx, id, request, beginning.asOf(), now, beginning.key());
        if (beginning.plan() != null) {
            CycleWriter.plan(tx, id, beginning.plan(), now);
        }
        queue.within(tx).submit(List.of(task(id, beginning)));
        CycleWriter.link(tx, id, beginning.task());
        return id;
    }

    private static NewTask task(String id, Beginning beginning) {
        return new NewTask(
                TASK_TYPE,
                "Optimization cycle " + id,
                NewTask.DEFAULT_PRIORITY,
                Map.of("optimization_id", id),
                null,
                List.of(),
                List.of(),
                RetryPolicy.DEFAULT,
                TaskTimeouts.NONE,
                new TaskPlace(beginning.task(), List.of(), null, null, null),
                beginning.by(),
                null,
                beginning.allowance(),
                beginning.submitter());
    }

    /** Null when that takes too long for a request. */
    private @Nullable CyclePlan planSoon(CycleRequest request, Instant asOf) {
        try (var _ = RequestTime.begin(RequestTime.within(patience))) {
            return plan(request.areas(), request.limits(), request.assumptions(), asOf);
        } catch (GraphException.Stopped late) {
            LOG.info("The task of a cycle makes its plan: {}", late.getMessage());
            return null;
        }
    }

    private CyclePlan plan(Set<FocusArea> areas, Limits limits, Assumptions assumptions, Instant asOf) {
        var found = candidates.find(areas, asOf, limits.horizon(), assumptions);
        return new CyclePlan(found.baseline(), Chooser.choose(found.strategies(), limits), limits);
    }

    @Override
    public OptimizationCycle finish(String id) {
        var cycle = existing(id);
        if (cycle.plan() != null) {
            return cycle;
        }
        var risk = RiskTolerance.find(cycle.risk()).orElseThrow();
        var areas = new LinkedHashSet<FocusArea>();
        cycle.focusAreas().forEach(word -> FocusArea.find(word).ifPresent(areas::add));
        var limits = new Limits(cycle.budget(), cycle.horizon(), risk);
        var plan = plan(areas, limits, Assumptions.with(cycle.assumptions()), cycle.asOf());
        graph.write(tx -> {
            CycleWriter.plan(tx, id, plan, clock.instant());
            return id;
        });
        return existing(id);
    }

    private OptimizationCycle existing(String id) {
        return reader.find(id)
                .orElseThrow(() -> new GraphModelException.NotFound("There is no optimization cycle '" + id + "'"));
    }

    @Override
    public Optional<OptimizationCycle> find(String id) {
        return reader.find(id);
    }

    @Override
    public CyclePage list(int limit, @Nullable String cursor) {
        return reader.list(limit, cursor);
    }
}
