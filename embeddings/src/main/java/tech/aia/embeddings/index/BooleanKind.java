package tech.aia.embeddings.index;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Booleans, as the keywords {@code true} and {@code false}. */
final class BooleanKind extends PropertyKind<Boolean> {

    BooleanKind() {
        super("b:", "true or false");
    }

    @Override
    boolean hasOrder() {
        return false;
    }

    @Override
    boolean holds(Object value) {
        return value instanceof Boolean;
    }

    @Override
    void index(Document document, String field, Object value) {
        document.add(new StringField(field, value.toString(), Field.Store.NO));
    }

    @Override
    Optional<Boolean> read(Object value) {
        String text = value.toString();
        boolean understood = value instanceof Boolean
                || (value instanceof String && ("true".equalsIgnoreCase(text) || "false".equalsIgnoreCase(text)));
        return understood ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
    }

    @Override
    Query anyOf(String field, List<Boolean> values) {
        return new TermInSetQuery(
                field, values.stream().map(Object::toString).map(BytesRef::new).toList());
    }

    @Override
    Query range(
            String field, @Nullable Boolean from, boolean fromInclusive, @Nullable Boolean to, boolean toInclusive) {
        throw new IllegalStateException("booleans have no order");
    }
}
