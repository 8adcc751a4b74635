package tech.aia.graph.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neo4j.driver.summary.Plan;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;

class TaskListsIT {
    private static final Set<String> SCANS =
            Set.of("AllNodesScan", "NodeByLabelScan", "NodeIndexScan", "DirectedAllRelationshipsScan", "Sort");

    private final TaskLists lists = new DefaultTaskLists(TestNeo4j.asItIs().graph());

    @BeforeEach
    void fill() {
        TestNeo4j.wiped().cypher("""
                UNWIND range(0, 59) AS i
                CREATE (:Entity:Task {
                    id: 'task_' + right('0' + i, 2), type: 'task', name: 'Task', priority: 1 + i % 10,
                    task_type: CASE WHEN i % 2 = 0 THEN 'even' ELSE 'odd' END,
                    status: ['queued', 'running', 'completed'][i % 3],
                    created_at: datetime('2026-01-01T00:00:00Z') + duration({seconds: i / 4})})""", Map.of());
    }

    static Stream<TaskQuery> queries() {
        return Stream.of(true, false)
                .flatMap(newest -> Stream.of(
                        query(List.of(), null, null, newest, null),
                        query(List.of(), null, 3, newest, null),
                        query(List.of(), "odd", null, newest, null),
                        query(List.of(TaskStatus.RUNNING), null, null, newest, null),
                        query(
                                List.of(TaskStatus.ASSIGNED, TaskStatus.RUNNING, TaskStatus.QUEUED),
                                "even",
                                5,
                                newest,
                                null)));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void pagesInOrderWithNothingTwiceAndNothingMissing(TaskQuery query) {
        var all = new ArrayList<String>();
        String cursor = null;
        do {
            var page = lists.list(query(
                    List.copyOf(query.statuses()), query.taskType(), query.priority(), query.newestFirst(), cursor));
            page.tasks().forEach(task -> all.add(task.id()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(all).containsExactlyElementsOf(expected(query));
    }

    private static List<String> expected(TaskQuery query) {
        var expected = new ArrayList<Integer>();
        for (int i = 0; i < 60; i++) {
            var status = List.of(TaskStatus.QUEUED, TaskStatus.RUNNING, TaskStatus.COMPLETED)
                    .get(i % 3);
            if ((query.statuses().isEmpty() || query.statuses().contains(status))
                    && (query.taskType() == null || query.taskType().equals(i % 2 == 0 ? "even" : "odd"))
                    && (query.priority() == null || query.priority() == 1 + i % 10)) {
                expected.add(i);
            }
        }
        var seconds = query.newestFirst() ? -1 : 1;
        expected.sort((one, other) -> one / 4 == other / 4 ? one - other : seconds * (one / 4 - other / 4));
        return expected.stream().map(i -> "task_%02d".formatted(i)).toList();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void readsNoMoreThanAPageByAnIndex(TaskQuery query) {
        // Plans follow figures of the store, and those of tests before may still be there.
        TestNeo4j.asItIs().graph().execute("CALL db.awaitIndexes(60)");
        TestNeo4j.asItIs().graph().execute("CALL db.prepareForReplanning(60)");
        var operators = new ArrayList<String>();
        try (var session = TestNeo4j.asItIs().driver().session()) {
            var parameters = Map.<String, Object>of(
                    "statuses", List.of("queued"), "type", "odd", "priority", 3, "id", "", "limit", 8, "at", 0);
            collect(
                    session.run("EXPLAIN " + DefaultTaskLists.statement(query), parameters)
                            .consume()
                            .queryPlan()
                            .orElseThrow(),
                    operators);
        }
        assertThat(operators)
                .anyMatch(operator -> operator.startsWith("NodeIndexSeek"))
                .noneMatch(SCANS::contains);
        // The one Top there may be is over the pages of the statuses.
        assertThat(operators.stream().filter(operator -> operator.equals("Top")).count())
                .as("%s", operators)
                .isLessThanOrEqualTo(query.statuses().isEmpty() && query.taskType() == null ? 0 : 1);
    }

    private static void collect(Plan plan, List<String> operators) {
        operators.add(plan.operatorType().replaceFirst("@.*", ""));
        plan.children().forEach(child -> collect(child, operators));
    }

    @Test
    void refusesACursorOfAnotherOrderAndOneThatIsNone() {
        var cursor = lists.list(query(List.of(), null, null, true, null)).nextCursor();
        for (var wrong : List.of("!", "YWJj", String.valueOf(cursor))) {
            assertThatThrownBy(() -> lists.list(query(List.of(), null, null, false, wrong)))
                    .isInstanceOfSatisfying(
                            GraphModelException.InvalidValue.class,
                            refused -> assertThat(refused.field()).isEqualTo("cursor"));
        }
    }

    private static TaskQuery query(
            List<TaskStatus> statuses,
            @Nullable String type,
            @Nullable Integer priority,
            boolean newestFirst,
            @Nullable String cursor) {
        return new TaskQuery(statuses, type, priority, newestFirst, 7, cursor);
    }
}
