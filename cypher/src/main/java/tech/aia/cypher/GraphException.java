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
    public static final class BadStatement extends GraphException {
        public BadStatement(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
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

    /** The database cannot be reached, refuses our credentials, or cannot write (a full disk, a read-only follower). */
    public static final class Unavailable extends GraphException {
        public Unavailable(String code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
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
