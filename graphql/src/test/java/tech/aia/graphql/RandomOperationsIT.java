package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.aia.graphql.walk.RandomGraph;
import tech.aia.graphql.walk.RandomOperations.Operation;
import tech.aia.graphql.walk.ReadPort;
import tech.aia.graphql.walk.Walker;
import tools.jackson.databind.json.JsonMapper;

/** Whatever an operation asks, statements give the same JSON as resolvers that go from node to node. */
class RandomOperationsIT extends GraphQlDoor {
    private static final int GRAPHS = 3;
    private static final int EACH = Integer.getInteger("aia.test.operations", 12);

    /** Sums of the two are added up in different orders. */
    private static final double CLOSE = 1e-9;

    @Test
    void statementsAnswerAsAWalkFromNodeToNodeDoes() throws Exception {
        var seed = Long.getLong("aia.test.seed", 42);
        System.out.println("Random operations of seed " + seed + " (others with -Daia.test.seed=…)");
        var random = new Random(seed);
        for (int i = 0; i < GRAPHS; i++) {
            new RandomGraph(random, graph).write();
            var walker = Walker.over(new ReadPort(graph));
            var operations = walker.operations(random);
            for (int j = 0; j < EACH; j++) {
                var operation = operations.next();
                compare(operation, walker.answer(operation), "seed " + seed + ", operation " + i + "." + j);
            }
        }
    }

    private void compare(Operation operation, @Nullable Object walked, String name) throws Exception {
        var described =
                name + ": " + operation.text() + "\n" + JsonMapper.shared().writeValueAsString(operation.variables());
        var answer = ask(operation.text(), operation.variables());
        assertThat(answer.errors()).as(described).isEmpty();
        assertThat(answer.statements()).as(described).isEqualTo(operation.roots());
        var expected =
                orderedMap(JsonMapper.shared().writeValueAsString(Map.of("data", Objects.requireNonNull(walked))));
        if (!same(answer.body().get("data"), expected.get("data"))) {
            assertThat(JsonMapper.shared()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(answer.body().get("data")))
                    .as(described)
                    .isEqualTo(JsonMapper.shared()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(expected.get("data")));
        }
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return switch (a) {
            case Map<?, ?> map ->
                b instanceof Map<?, ?> other
                        && map.keySet().equals(other.keySet())
                        && map.keySet().stream().allMatch(key -> same(map.get(key), other.get(key)));
            case List<?> list ->
                b instanceof List<?> other
                        && list.size() == other.size()
                        && IntStream.range(0, list.size()).allMatch(i -> same(list.get(i), other.get(i)));
            case Number number ->
                b instanceof Number other
                        && Math.abs(number.doubleValue() - other.doubleValue())
                                <= CLOSE * Math.max(1, Math.abs(number.doubleValue()));
            case null, default -> Objects.equals(a, b);
        };
    }
}
