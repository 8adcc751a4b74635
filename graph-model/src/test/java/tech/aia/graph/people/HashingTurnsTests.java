package tech.aia.graph.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tech.aia.graph.people.HashingTurns.BusyException;

class HashingTurnsTests {
    private final HashingTurns turns = new HashingTurns(1);

    @Test
    void strangersBeyondAFewAreToldAtOnceAndKeepOutNobodyWhoIsKnown() throws Exception {
        var waiting = new ArrayList<HashingTurns.Turn>();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        waiting.add(turns.queue(false));
                    }
                })
                .isInstanceOf(BusyException.class);

        try (var known = turns.queue(true)) {
            assertThat(known.take(() -> "looked at")).isEqualTo("looked at");
        }
        waiting.getFirst().close();
        turns.queue(false).close();
    }

    @Test
    void whoIsKnownGoesFirst() throws Exception {
        var order = new CopyOnWriteArrayList<String>();
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var first = takes(turns.queue(true), () -> {
            begun.countDown();
            go.await();
            return true;
        });
        begun.await();
        var stranger = takes(turns.queue(false), () -> order.add("stranger"));
        var known = takes(turns.queue(true), () -> order.add("known"));
        go.countDown();
        for (var thread : List.of(first, stranger, known)) {
            thread.join();
        }

        assertThat(order).containsExactly("known", "stranger");
    }

    /** It waits when this returns. */
    private static Thread takes(HashingTurns.Turn turn, Callable<Boolean> work) {
        var thread = Thread.ofPlatform().start(() -> {
            try (turn) {
                turn.take(work);
            } catch (BusyException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
