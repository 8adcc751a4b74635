package tech.aia.graph.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.GraphModelException;

/**
 * Counts the tasks of an account that have not ended. The graph knows them by an index that holds no others; it is asked when a count is a
 * second old, and whenever the limit seems to be reached, so that most submissions cost nothing. What was admitted and is not committed yet
 * counts, too, so that those who submit at once get no more together than one after the other; only several processes can let through as
 * many more as they take in within a second. Safe for use by many threads.
 */
final class OpenTasks {
    private static final long GOOD_FOR = Duration.ofSeconds(1).toNanos();

    /** Of a transaction that did not tell that it is over. */
    private static final long LONGEST_TRANSACTION = Duration.ofSeconds(10).toNanos();

    /** Accounts remembered; beyond that those are forgotten that have nothing under way. */
    private static final int MOST = 10_000;

    private static final String COUNT = """
            WITH [id IN $pending WHERE NOT EXISTS { (:Entity {id: id}) }] AS unseen
            OPTIONAL MATCH (t:Task {open_for: $account}) WHERE NOT t.id IN unseen
            WITH unseen, t LIMIT $most
            RETURN size(unseen) AS unseen, count(t) AS open""";

    private final Map<TaskAllowance, Account> accounts = new ConcurrentHashMap<>();

    /**
     * Takes in tasks that are about to be written; {@link #settled} tells when they are, or are not.
     *
     * @throws GraphModelException.TooMany if an account has no room for all of its own
     */
    void admit(GraphTransaction tx, Iterable<NewTask> tasks) {
        each(tasks, (allowance, ids) -> at(allowance, account -> account.admit(tx, ids)));
    }

    /**
     * Takes in a task that is there and is to be open again.
     *
     * @throws GraphModelException.TooMany if the account has no room for it
     */
    void admitAgain(GraphTransaction tx, TaskAllowance allowance, String id) {
        at(allowance, account -> {
            // Pending are those that the graph does not have yet, which this one is not, whoever left it there.
            account.pending.remove(id);
            account.admit(tx, List.of(id));
            account.pending.remove(id);
        });
    }

    private void at(TaskAllowance allowance, Consumer<Account> step) {
        if (accounts.size() >= MOST) {
            accounts.values().removeIf(Account::isIdle);
        }
        accounts.compute(allowance, (same, known) -> {
            var account = known == null ? new Account(allowance) : known;
            step.accept(account);
            return account;
        });
    }

    /** The transaction that these were to be written in is over, whatever came of it. */
    void settled(Iterable<NewTask> tasks) {
        each(
                tasks,
                (allowance, ids) -> accounts.computeIfPresent(allowance, (same, account) -> {
                    ids.forEach(account.pending::remove);
                    return account;
                }));
    }

    private static void each(Iterable<NewTask> tasks, BiConsumer<TaskAllowance, List<String>> step) {
        var ids = new HashMap<TaskAllowance, List<String>>();
        for (var task : tasks) {
            if (task.allowance() != null) {
                ids.computeIfAbsent(task.allowance(), any -> new ArrayList<>())
                        .add(Objects.requireNonNull(task.place().id()));
            }
        }
        ids.forEach(step);
    }

    /** Used by one thread at a time. */
    private static final class Account {
        private final TaskAllowance allowance;

        /** Ids of tasks that may not be committed yet, and {@link System#nanoTime} when they were admitted. */
        private final Map<String, Long> pending = new HashMap<>();

        /** How many there were when the graph was asked, and have been admitted since. */
        private int open;

        private long askedAt;
        private boolean asked;

        Account(TaskAllowance allowance) {
            this.allowance = allowance;
        }

        boolean isIdle() {
            return pending.isEmpty() && !isRecent();
        }

        private boolean isRecent() {
            return asked && System.nanoTime() - askedAt < GOOD_FOR;
        }

        void admit(GraphTransaction tx, List<String> ids) {
            // A transaction that is tried again comes again with the same tasks.
            var fresh = new HashSet<>(ids);
            fresh.removeAll(pending.keySet());
            if (!isRecent() || open + fresh.size() > allowance.most()) {
                count(tx);
            }
            var room = Math.max(0, allowance.most() - open);
            if (fresh.size() > room) {
                throw new GraphModelException.TooMany(
                        "At most " + allowance.most()
                                + " tasks of a caller may be queued or running at once; wait until some have ended, or cancel some",
                        room);
            }
            var now = System.nanoTime();
            fresh.forEach(id -> pending.put(id, now));
            open += fresh.size();
        }

        private void count(GraphTransaction tx) {
            var now = System.nanoTime();
            pending.values().removeIf(since -> now - since > LONGEST_TRANSACTION);
            var parameters =
                    Map.of("account", allowance.account(), "pending", List.copyOf(pending.keySet()), "most", (long)
                            allowance.most());
            var found = tx.run(COUNT, parameters).getFirst();
            open = (int) (found.integer("unseen") + found.integer("open"));
            askedAt = now;
            asked = true;
        }
    }
}
