package tech.aia.graph.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.aia.graph.GraphModelException;

class WorkflowDefinitionTests {

    @Test
    void putsEachStageAfterThoseItDependsOn() {
        var stages = new LinkedHashMap<String, Object>();
        stages.put("report", stage("analyse", "gather"));
        stages.put("analyse", stage("gather"));
        stages.put("gather", stage());

        var definition = WorkflowDefinition.parse("workflow", stages, null);

        assertThat(definition.stages()).extracting(Stage::name).containsExactly("gather", "analyse", "report");
        assertThat(definition.onFailure()).isEqualTo(FailurePolicy.FAIL_FAST);
        assertThat(WorkflowDefinition.parse(definition.json())).isEqualTo(definition);
    }

    @Test
    void tellsTheWayOfACircle() {
        assertThatExceptionOfType(GraphModelException.InvalidValue.class)
                .isThrownBy(() -> WorkflowDefinition.parse(
                        "workflow",
                        new LinkedHashMap<>(Map.of("a", stage("c"), "b", stage("a"), "c", stage("b"), "d", stage())),
                        null))
                .withMessageContaining("circle")
                .satisfies(refused -> assertThat(refused.getMessage())
                        .containsAnyOf("a → c → b → a", "b → a → c → b", "c → b → a → c"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(Map.of("a", stage("b")), "fail_fast", "workflow.a.dependencies"),
                Arguments.of(Map.of("a", Map.of("agent", "x")), "fail_fast", "workflow.a.task"),
                Arguments.of(Map.of("a", Map.of("task", " ")), "fail_fast", "workflow.a.task"),
                Arguments.of(Map.of("a", Map.of("task", "x", "agnet", "y")), "fail_fast", "workflow.a.agnet"),
                Arguments.of(
                        Map.of("a", Map.of("task", "x", "dependencies", "b")), "fail_fast", "workflow.a.dependencies"),
                Arguments.of(Map.of("a", Map.of("task", "x", "priority", 11)), "fail_fast", "workflow.a.priority"),
                Arguments.of(Map.of("a b", stage()), "fail_fast", "workflow.a b"),
                Arguments.of(Map.of("a", "do it"), "fail_fast", "workflow.a"),
                Arguments.of(Map.of(), "fail_fast", "workflow"),
                Arguments.of(Map.of("a", stage()), "retry", "on_failure"),
                Arguments.of(Map.of("a", stage()), Map.of("compensate", Map.of()), "on_failure.compensate.task"),
                Arguments.of(
                        Map.of("a", stage()),
                        Map.of("compensate", Map.of("task", "undo", "dependencies", List.of("a"))),
                        "on_failure.compensate.dependencies"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Map<String, Object> stages, Object onFailure, String field) {
        assertThatExceptionOfType(GraphModelException.InvalidValue.class)
                .isThrownBy(() -> WorkflowDefinition.parse("workflow", stages, onFailure))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }

    static Map<String, Object> stage(String... dependencies) {
        return Map.of("task", "work", "dependencies", List.of(dependencies));
    }
}
