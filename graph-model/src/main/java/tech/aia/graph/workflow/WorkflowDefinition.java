package tech.aia.graph.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to be done and in which order.
 *
 * @param stages at least one, each after those it depends on
 * @param compensation what runs when the run has failed; only with {@link FailurePolicy#COMPENSATE}
 * @param json all of it as JSON text: {@code stages} and {@code on_failure}
 */
public record WorkflowDefinition(
        List<Stage> stages,
        FailurePolicy onFailure,
        @Nullable Stage compensation,
        String json) {
    /** The name of the compensation stage. */
    public static final String COMPENSATION = "compensation";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_STAGES = 200;

    public WorkflowDefinition {
        stages = List.copyOf(stages);
    }

    /**
     * Reads a definition strictly.
     *
     * @param path where the stages stand in what the caller sent, such as {@code workflow}
     * @param stages the stages by name: {@code task} in words; {@code agent}, {@code task_type}, {@code requirements},
     *     {@code dependencies}, {@code priority}, {@code retry} and {@code timeouts} where needed
     * @param onFailure {@code fail_fast}, which is also meant by null, or {@code continue}, or an object with the compensation stage as
     *     {@code compensate}
     * @throws GraphModelException.InvalidValue if something is missing, unknown, of the wrong kind, or stages depend on each other in a
     *     circle
     */
    public static WorkflowDefinition parse(
            String path, Map<String, ? extends @Nullable Object> stages, @Nullable Object onFailure) {
        if (stages.isEmpty() || stages.size() > MOST_STAGES) {
            throw new GraphModelException.InvalidValue(
                    path, "A workflow has 1 to " + MOST_STAGES + " stages", stages.size());
        }
        var read = new ArrayList<Stage>();
        stages.forEach((name, stage) -> read.add(StageReader.read(name, path + "." + name, stage)));
        var compensation = compensation(onFailure);
        if (compensation != null && stages.containsKey(COMPENSATION)) {
            throw new GraphModelException.InvalidValue(
                    path, "The name '" + COMPENSATION + "' belongs to the stage of on_failure", COMPENSATION);
        }
        var whole = new LinkedHashMap<String, @Nullable Object>();
        whole.put("stages", stages);
        whole.put("on_failure", onFailure == null ? FailurePolicy.FAIL_FAST.word() : onFailure);
        return new WorkflowDefinition(
                StageOrder.of(path, read), policy(onFailure), compensation, JSON.writeValueAsString(whole));
    }

    /** Reads what {@link #json()} gave. */
    static WorkflowDefinition parse(String json) {
        var whole = Fields.of("definition", JSON.readValue(json, Map.class));
        return parse("stages", Fields.of("stages", whole.get("stages")).values(), whole.get("on_failure"));
    }

    private static FailurePolicy policy(@Nullable Object onFailure) {
        return switch (onFailure) {
            case null -> FailurePolicy.FAIL_FAST;
            case String word when word.equals(FailurePolicy.FAIL_FAST.word()) -> FailurePolicy.FAIL_FAST;
            case String word when word.equals(FailurePolicy.CONTINUE.word()) -> FailurePolicy.CONTINUE;
            case Map<?, ?> _ -> FailurePolicy.COMPENSATE;
            default ->
                throw new GraphModelException.InvalidValue(
                        "on_failure",
                        "'on_failure' is fail_fast, continue, or an object with a stage as 'compensate'",
                        onFailure);
        };
    }

    private static @Nullable Stage compensation(@Nullable Object onFailure) {
        if (policy(onFailure) != FailurePolicy.COMPENSATE) {
            return null;
        }
        var fields = Fields.of("on_failure", onFailure).only(Set.of("compensate"));
        var stage = StageReader.read(COMPENSATION, "on_failure.compensate", fields.get("compensate"));
        if (!stage.dependencies().isEmpty()) {
            throw new GraphModelException.InvalidValue(
                    "on_failure.compensate.dependencies",
                    "The compensation stage depends on nothing; it gets the results of all stages",
                    stage.dependencies());
        }
        return stage;
    }
}
