package tech.aia.graphql.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.GraphQLContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.RequestTime;

class FieldTurnsTests {
    private final FieldTurns turns = new FieldTurns();
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void soManyOfAnOperationRunAtOnce() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var begun = new CountDownLatch(FieldTurns.AT_ONCE);
        Supplier<@Nullable Object> field = () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            begun.countDown();
            await(end);
            return running.decrementAndGet();
        };

        var operation = GraphQLContext.newContext().build();
        var all = IntStream.range(0, 10 * FieldTurns.AT_ONCE)
                .mapToObj(number -> turns.beside(operation, field))
                .toList();
        await(begun);
        end.countDown();

        assertThat(all).allSatisfy(one -> assertThat(one.join()).isNotNull());
        assertThat(most.get()).isEqualTo(FieldTurns.AT_ONCE);
    }

    @Test
    void whoseTurnDoesNotComeInTimeIsTold() {
        var operation = GraphQLContext.newContext().build();
        var first = new CountDownLatch(FieldTurns.AT_ONCE);
        var before = IntStream.range(0, FieldTurns.AT_ONCE)
                .mapToObj(number -> turns.beside(operation, () -> waiting(first)))
                .toList();
        await(first);

        try (var _ = RequestTime.begin(Duration.ofMillis(50))) {
            var late = turns.beside(operation, () -> "late");
            assertThatThrownBy(late::join).hasCauseInstanceOf(GraphException.Stopped.class);
        }
        assertThat(turns.beside(GraphQLContext.newContext().build(), () -> "other")
                        .join())
                .as("another operation")
                .isEqualTo("other");

        end.countDown();
        assertThat(before).extracting(CompletableFuture::join).containsOnly("done");
    }

    private Object waiting(CountDownLatch begun) {
        begun.countDown();
        await(end);
        return "done";
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
