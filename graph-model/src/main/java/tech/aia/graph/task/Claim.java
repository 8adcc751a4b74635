package tech.aia.graph.task;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * A worker asks for work.
 *
 * @param worker who asks, for the history
 * @param agent id or name of the agent the worker stands for: it then has that agent's capabilities, capacity, working hours and the
 *     tasks bound to it; null for a worker that is no agent of the graph
 * @param capabilities what it can do, besides what the agent can
 * @param max how many tasks it takes at most, 1 to {@value #MOST}
 * @param lease how long it holds them without a sign of life
 */
public record Claim(String worker, @Nullable String agent, List<String> capabilities, int max, Duration lease) {
    public static final int MOST = 200;
    private static final Duration SHORTEST_LEASE = Duration.ofMillis(100);
    private static final Duration LONGEST_LEASE = Duration.ofHours(24);

    public Claim {
        capabilities = List.copyOf(capabilities);
        if (worker.isBlank() || worker.length() > 200) {
            throw new GraphModelException.InvalidValue("worker", "A worker's name has 1 to 200 characters", worker);
        }
        if (agent == null && capabilities.isEmpty()) {
            throw new GraphModelException.InvalidValue(
                    "capabilities", "Name the capabilities of the worker, or the agent it stands for", null);
        }
        if (max < 1 || max > MOST) {
            throw new GraphModelException.InvalidValue(
                    "max_tasks", "A claim takes between 1 and " + MOST + " tasks", max);
        }
        requireLease(lease);
    }

    static void requireLease(Duration lease) {
        if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
            throw new GraphModelException.InvalidValue(
                    "lease_ms",
                    "A lease lasts between " + SHORTEST_LEASE.toMillis() + " and " + LONGEST_LEASE.toMillis() + " ms",
                    lease.toMillis());
        }
    }
}
