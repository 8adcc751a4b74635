package tech.aia.embeddings.index;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can go wrong with the search index. Decide on {@link #code()} or on the subclass, never on the message. */
public abstract sealed class SearchIndexException extends RuntimeException {

    /** What kind of problem it is. */
    public enum Code {
        /** The request cannot be carried out as it is; the caller must change it. */
        INVALID_REQUEST,
        /** A filter names a property that no entity has. */
        UNKNOWN_PROPERTY,
        /** A filter compares a property with a value of another type. */
        WRONG_VALUE_TYPE,
        /** An entity cannot be indexed as it is. */
        INVALID_ENTITY,
        /** Another process has the directory open. */
        LOCKED,
        /** Reading or writing the files failed. */
        STORAGE_FAILED,
        /** The index was closed before. */
        CLOSED
    }

    private final Code code;

    private SearchIndexException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** A request that is out of bounds. */
    public static final class InvalidRequest extends SearchIndexException {
        InvalidRequest(String message) {
            super(Code.INVALID_REQUEST, message, null);
        }
    }

    /** A filter on a property that is not in the index. */
    public static final class UnknownProperty extends SearchIndexException {
        private final String property;
        private final List<String> nearest;

        UnknownProperty(String property, List<String> nearest) {
            super(
                    Code.UNKNOWN_PROPERTY,
                    "no entity has a property '" + property + "' to filter by; the nearest are "
                            + String.join(", ", nearest),
                    null);
            this.property = property;
            this.nearest = List.copyOf(nearest);
        }

        public String property() {
            return property;
        }

        /** Known properties with the most similar names, nearest first. */
        public List<String> nearest() {
            return nearest;
        }
    }

    /** A filter whose value cannot be compared with the property. */
    public static final class WrongValueType extends SearchIndexException {
        private final String property;

        WrongValueType(String property, String message) {
            super(Code.WRONG_VALUE_TYPE, message, null);
            this.property = property;
        }

        public String property() {
            return property;
        }
    }

    /** An entity that cannot be indexed; nothing of its batch was. */
    public static final class InvalidEntity extends SearchIndexException {
        private final String entityId;

        InvalidEntity(String entityId, String reason) {
            super(Code.INVALID_ENTITY, "entity '" + entityId + "' cannot be indexed: " + reason, null);
            this.entityId = entityId;
        }

        public String entityId() {
            return entityId;
        }
    }

    /** The directory is in use. */
    public static final class Locked extends SearchIndexException {
        Locked(Path directory, Throwable cause) {
            super(
                    Code.LOCKED,
                    "the search index in " + directory
                            + " is open in another process; stop that one or use another directory",
                    cause);
        }
    }

    /**
     * Reading or writing failed, for instance because the disk is full. What was applied since the last commit is gone: read {@link
     * SearchIndex#cursor()} again and apply from there. Searches go on with what was committed.
     */
    public static final class StorageFailed extends SearchIndexException {
        StorageFailed(String message, Throwable cause) {
            super(Code.STORAGE_FAILED, message, cause);
        }
    }

    /** The index is closed. */
    public static final class Closed extends SearchIndexException {
        Closed() {
            super(Code.CLOSED, "the search index is closed", null);
        }
    }
}
