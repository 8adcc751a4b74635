package tech.aia.graph;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the rules of the graph refuse. Callers decide on the subtype or {@link #code()}, never on the message. */
public abstract sealed class GraphModelException extends RuntimeException {
    private final String code;

    private GraphModelException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** A value breaks a rule: which field, why, and what was given. */
    public static final class InvalidValue extends GraphModelException {
        private final String field;
        private final @Nullable Object given;

        public InvalidValue(String field, String issue, @Nullable Object given) {
            super("Aia.Model.InvalidValue", issue, null);
            this.field = field;
            this.given = given;
        }

        public String field() {
            return field;
        }

        public @Nullable Object given() {
            return given;
        }
    }

    /** There is no such thing. */
    public static final class NotFound extends GraphModelException {
        public NotFound(String message) {
            super("Aia.Model.NotFound", message, null);
        }
    }

    /** It exists already, or was changed by somebody else meanwhile. */
    public static final class Conflict extends GraphModelException {
        public Conflict(String message, @Nullable Throwable cause) {
            super("Aia.Model.Conflict", message, cause);
        }
    }

    /** It has another version by now than the caller expects. */
    public static final class Outdated extends GraphModelException {
        private final String present;

        /** @param present the version it has now */
        public Outdated(String message, String present) {
            super("Aia.Model.Outdated", message, null);
            this.present = present;
        }

        /** The version it has now. */
        public String present() {
            return present;
        }
    }

    /** A worker reports on a task that it does not hold any more: the lease ran out, or the task has ended. */
    public static final class LeaseLost extends GraphModelException {
        public LeaseLost(String message) {
            super("Aia.Model.LeaseLost", message, null);
        }
    }

    /** More would be under way at once than may be. */
    public static final class TooMany extends GraphModelException {
        private static final Duration SOON = Duration.ofSeconds(5);

        private final int room;
        private final Duration wait;

        /** @param room how many more there may be now */
        public TooMany(String message, int room) {
            this(message, room, SOON);
        }

        /** @param wait until there may be more */
        public TooMany(String message, int room, Duration wait) {
            super("Aia.Model.TooMany", message, null);
            this.room = room;
            this.wait = wait;
        }

        /** After which it makes sense to try again. */
        public Duration comeBackAfter() {
            return wait;
        }

        /** How many more there may be now. */
        public int room() {
            return room;
        }
    }

    /** There is more of it than the settings let be kept in memory; asking again gives the same. */
    public static final class BeyondMemory extends GraphModelException {
        public BeyondMemory(String message) {
            super("Aia.Model.BeyondMemory", message, null);
        }
    }

    /** There is no room on the disk for what was sent. */
    public static final class NoRoom extends GraphModelException {
        public NoRoom(String message, Throwable cause) {
            super("Aia.Model.NoRoom", message, cause);
        }
    }
}
