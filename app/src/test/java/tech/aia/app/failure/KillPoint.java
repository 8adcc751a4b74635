package tech.aia.app.failure;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A moment in the life of a task at which a server is killed. */
enum KillPoint {
    /** Submitted and committed; the client has no answer. */
    ACCEPTED(false) {
        @Override
        boolean isAt(String statement, Map<String, ? extends @Nullable Object> parameters) {
            return statement.contains("CREATE (t:Entity:Task)");
        }
    },

    /** Claimed and committed; the worker does not know. */
    ASSIGNED(false) {
        @Override
        boolean isAt(String statement, Map<String, ? extends @Nullable Object> parameters) {
            return goesTo("assigned", parameters);
        }
    },

    /** Begun and committed; the worker does not know. */
    RUNNING(false) {
        @Override
        boolean isAt(String statement, Map<String, ? extends @Nullable Object> parameters) {
            return goesTo("running", parameters) && !goesTo("completed", parameters);
        }
    },

    /** The result is written, but neither the end of the task nor the transaction is. */
    RESULT_WRITTEN(true) {
        @Override
        boolean isAt(String statement, Map<String, ? extends @Nullable Object> parameters) {
            return statement.contains("CREATE") && statement.contains("[:PRODUCED]->");
        }
    },

    /** Result, end and event of the task are written, but not committed. */
    EVENT_WRITTEN(true) {
        @Override
        boolean isAt(String statement, Map<String, ? extends @Nullable Object> parameters) {
            return goesTo("completed", parameters);
        }
    },

    /** Completed and committed; the worker does not know. */
    COMPLETED(false) {
        @Override
        boolean isAt(String statement, Map<String, ? extends @Nullable Object> parameters) {
            return goesTo("completed", parameters);
        }
    };

    private final boolean beforeCommit;

    KillPoint(boolean beforeCommit) {
        this.beforeCommit = beforeCommit;
    }

    /** Whether it lies inside the transaction, right after the statement; otherwise right after the commit. */
    boolean beforeCommit() {
        return beforeCommit;
    }

    /** Whether a statement that has just run leads to this point. */
    abstract boolean isAt(String statement, Map<String, ? extends @Nullable Object> parameters);

    private static boolean goesTo(String status, Map<String, ? extends @Nullable Object> parameters) {
        return parameters.get("rows") instanceof List<?> rows
                && rows.stream()
                        .anyMatch(row -> row instanceof Map<?, ?> map
                                && map.get("events") instanceof List<?> events
                                && events.stream()
                                        .anyMatch(event ->
                                                event instanceof Map<?, ?> step && status.equals(step.get("to"))));
    }
}
