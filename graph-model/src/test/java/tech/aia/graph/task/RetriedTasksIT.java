package tech.aia.graph.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;

/** Whose a task is that is tried again. */
class RetriedTasksIT {
    private static final TaskAllowance ANN = new TaskAllowance("ann", 1);
    private static final TaskAllowance BOB = new TaskAllowance("bob", 1);

    private final Graph graph = TestNeo4j.asItIs().graph();
    private final TaskQueue queue = new TaskParts(graph, new MovableClock(), () -> null, () -> null).queue();

    @BeforeEach
    void wipe() {
        TestNeo4j.wiped();
    }

    @Test
    void whoHasNoRoomCannotHaveATaskTriedAgain() {
        var ended = cancelled(ANN);
        submit(ANN);

        assertThatThrownBy(() -> queue.retry(ended, "ann", ANN)).isInstanceOf(GraphModelException.TooMany.class);
        assertThat(queue.find(ended).orElseThrow().status()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void itIsCountedAsOneOfWhoeverHasItTriedAgain() {
        var ended = cancelled(ANN);
        submit(ANN);

        queue.retry(ended, "bob", BOB);
        assertThat(account(ended)).isEqualTo("bob");
        assertThatThrownBy(() -> submit(BOB)).isInstanceOf(GraphModelException.TooMany.class);
    }

    @Test
    void whoHasNoLimitFillsNobodysRoom() {
        var ended = cancelled(ANN);

        queue.retry(ended, "root", null);
        assertThat(account(ended)).isNull();
        submit(ANN);
    }

    private String cancelled(TaskAllowance allowance) {
        var id = submit(allowance);
        queue.cancel(id, "test", null);
        return id;
    }

    private String submit(TaskAllowance allowance) {
        return queue.submit(NewTask.of("count", "x").with().allowance(allowance).build())
                .task()
                .id();
    }

    private @Nullable String account(String id) {
        return graph.read("MATCH (t:Task {id: $id}) RETURN t.open_for AS account", Map.of("id", id))
                .getFirst()
                .stringOrNull("account");
    }
}
