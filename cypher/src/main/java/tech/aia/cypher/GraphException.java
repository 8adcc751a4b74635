package tech.aia.cypher;

import org.jspecify.annotations.Nullable;

/** Whatever goes wrong in talking to Neo4j. Callers decide on the subtype or {@link #code()}, never on the message. */
public abstract sealed class GraphException extends RuntimeException {
    private final String code;

    private GraphException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Neo4j's status code, such as {@code Neo.ClientError.Statement.SyntaxError}, or one of ours beginning with {@code Aia.}. */
    public String code() {
        return code;
    }

    /** The statement or its parameters are wrong; running it again gives the same. */
    public static sealed class BadStatement extends GraphException {
        public BadStatement(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }

    /** The text of a statement is not Cypher, or names what is not there. Lines and columns count from 1. */
    public static final class SyntaxError extends BadStatement {
        private final @Nullable Integer line;
        private final @Nullable Integer column;

        public SyntaxError(
                String code,
                String message,
                @Nullable Integer line,
                @Nullable Integer column,
                @Nullable Throwable cause) {
            super(code, message, cause);
            this.line = line;
            this.column = column;
        }

        /** Line of the caller's text, or null where the error has no one place. */
        public @Nullable Integer line() {
            return line;
        }

        /** Column in that line, in UTF-16 units as Neo4j counts. */
        public @Nullable Integer column() {
            return column;
        }
    }

    /** The statement is in order but not allowed here; the message says why and what to do. */
    public static final class Refused extends BadStatement {
        public Refused(String code, String message) {
            super(code, message, null);
        }
    }

    /** A uniqueness or other constraint refused the data. */
    public static final class ConstraintViolated extends GraphException {
        public ConstraintViolated(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }

    /** The statement ran out of its time or memory, or was stopped from outside. */
    public static final class Stopped extends GraphException {
        public Stopped(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }

    /** The database cannot be reached, refuses our credentials, has stopped, or cannot write, such as a read-only follower. */
    public static sealed class Unavailable extends GraphException {
        public Unavailable(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }

    /** The disk has too little room left for writing; nothing was written. */
    public static final class DiskFull extends Unavailable {
        public DiskFull(String message) {
            super("Aia.Neo4j.DiskFull", message, null);
        }
    }

    /** As many statements as may run at once are running; the same one can succeed in a moment. */
    public static final class Busy extends Unavailable {
        public Busy(String code, String message) {
            super(code, message, null);
        }
    }

    /** The store was made by another version of the platform, or a migration of it was altered. */
    public static final class WrongSchema extends GraphException {
        public WrongSchema(String message) {
            super("Aia.Schema.Mismatch", message, null);
        }
    }

    /** Anything else the database failed with. */
    public static final class Failed extends GraphException {
        public Failed(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }
}
