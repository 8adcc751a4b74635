package tech.aia.graphql.read;

import graphql.GraphQLContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.RequestTime;

/**
 * Answers fields of an operation beside each other, each on a thread of its own with the time that the request has. Only so many of one
 * operation run at once, so that no request, which is one to all other limits, takes the connections and processors of all others.
 */
@Component
class FieldTurns {
    /** Of one operation; the others wait. */
    static final int AT_ONCE = 8;

    /** For who has no request's time. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Executor threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("http-graphql-", 0).factory());

    /**
     * Begins to answer a field.
     *
     * @param operation that the field is of
     * @return fails as the answer does, with {@link GraphException.Stopped} if the time is over before its turn comes
     */
    CompletableFuture<@Nullable Object> beside(GraphQLContext operation, Supplier<@Nullable Object> answer) {
        Semaphore turns = operation.computeIfAbsent(FieldTurns.class, any -> new Semaphore(AT_ONCE, true));
        var time = RequestTime.current().orElse(null);
        return CompletableFuture.supplyAsync(
                () -> {
                    RequestTime.carry(time);
                    try {
                        return inTurn(turns, answer);
                    } finally {
                        RequestTime.carry(null);
                    }
                },
                threads);
    }

    private static @Nullable Object inTurn(Semaphore turns, Supplier<@Nullable Object> answer) {
        take(turns);
        try {
            return answer.get();
        } finally {
            turns.release();
        }
    }

    private static void take(Semaphore turns) {
        try {
            if (turns.tryAcquire(RequestTime.within(LONGEST).toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        RequestTime.require();
        throw new GraphException.Busy(
                "Aia.GraphQl.Busy", "The operation asks for more at once than can be answered in time. Ask for less");
    }
}
