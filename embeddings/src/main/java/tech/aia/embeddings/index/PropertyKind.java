package tech.aia.embeddings.index;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * How values of one kind are indexed and compared. A property may have values of several kinds, since the graph has no schema: each kind
 * has a Lucene field of its own.
 *
 * @param <V> what a value is compared as
 */
abstract sealed class PropertyKind<V> permits TextKind, NumberKind, BooleanKind, DateKind {

    static final int MAX_KEYWORD_LENGTH = 1_024;

    private final String prefix;
    private final String plural;

    PropertyKind(String prefix, String plural) {
        this.prefix = prefix;
        this.plural = plural;
    }

    String field(String property) {
        return prefix + property;
    }

    Optional<String> property(String field) {
        return field.startsWith(prefix) ? Optional.of(field.substring(prefix.length())) : Optional.empty();
    }

    /** What a message calls values of this kind. */
    String plural() {
        return plural;
    }

    boolean hasOrder() {
        return true;
    }

    /** Whether a property's value is of this kind. */
    abstract boolean holds(Object value);

    /** Adds a value for which {@link #holds} is true. */
    abstract void index(Document document, String field, Object value);

    /** Understands a filter's value, or not. */
    abstract Optional<V> read(Object value);

    abstract Query anyOf(String field, List<V> values);

    abstract Query range(String field, @Nullable V from, boolean fromInclusive, @Nullable V to, boolean toInclusive);
}
