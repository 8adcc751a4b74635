package tech.aia.graph.task;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.GraphModelException;

/**
 * Counts the tasks of an account that have not ended. The graph knows them by an index that holds no others; it is asked when a count is a
 * second old, and whenever the limit seems to be reached, so that most submissions cost nothing. Several processes can let through as many
 * more as they take in within a second. Safe for use by many threads.
 */
final class OpenTasks {
    private static final long GOOD_FOR = Duration.ofSeconds(1).toNanos();

    /** Accounts remembered; beyond that all are asked for anew. */
    private static final int MOST = 10_000;

    private static final String COUNT = """
            MATCH (t:Task {open_for: $account})
            WITH t LIMIT $most
            RETURN count(t) AS open""";

    private final Map<TaskAllowance, Counted> counts = new ConcurrentHashMap<>();

    /**
     * @param open how many there were, and have been taken in since
     * @param at {@link System#nanoTime} when the graph was asked
     */
    private record Counted(int open, long at) {
        boolean isRecent() {
            return System.nanoTime() - at < GOOD_FOR;
        }
    }

    /**
     * Takes in tasks that are about to be written.
     *
     * @throws GraphModelException.TooMany if an account has no room for all of its own
     */
    void admit(GraphTransaction tx, Iterable<NewTask> tasks) {
        var more = new HashMap<TaskAllowance, Integer>();
        for (var task : tasks) {
            if (task.allowance() != null) {
                more.merge(task.allowance(), 1, Integer::sum);
            }
        }
        more.forEach((allowance, wanted) -> admit(tx, allowance, wanted));
    }

    /**
     * Takes in as many of one account.
     *
     * @throws GraphModelException.TooMany if it has no room for them
     */
    void admit(GraphTransaction tx, TaskAllowance allowance, int wanted) {
        var known = counts.get(allowance);
        var counted = known != null && known.isRecent() && known.open() + wanted <= allowance.most()
                ? known
                : count(tx, allowance);
        var room = Math.max(0, allowance.most() - counted.open());
        if (wanted > room) {
            throw new GraphModelException.TooMany(
                    "At most " + allowance.most()
                            + " tasks of a caller may be queued or running at once; wait until some have ended, or cancel some",
                    room);
        }
        if (counts.size() >= MOST) {
            counts.clear();
        }
        counts.merge(
                allowance,
                new Counted(counted.open() + wanted, counted.at()),
                (before, now) -> before.at() == counted.at() ? new Counted(before.open() + wanted, before.at()) : now);
    }

    private static Counted count(GraphTransaction tx, TaskAllowance allowance) {
        var at = System.nanoTime();
        var open = tx.run(COUNT, Map.of("account", allowance.account(), "most", (long) allowance.most()))
                .getFirst()
                .integer("open");
        return new Counted((int) open, at);
    }
}
