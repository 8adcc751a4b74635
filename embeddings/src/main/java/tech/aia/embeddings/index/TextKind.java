package tech.aia.embeddings.index;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Strings, as exact keywords. */
final class TextKind extends PropertyKind<String> {

    TextKind() {
        super("s:", "text");
    }

    @Override
    boolean holds(Object value) {
        return value instanceof String text && text.length() <= MAX_KEYWORD_LENGTH;
    }

    @Override
    void index(Document document, String field, Object value) {
        document.add(new StringField(field, (String) value, Field.Store.NO));
    }

    @Override
    Optional<String> read(Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @Override
    Query anyOf(String field, List<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    @Override
    Query range(String field, @Nullable String from, boolean fromInclusive, @Nullable String to, boolean toInclusive) {
        return TermRangeQuery.newStringRange(field, from, to, fromInclusive, toInclusive);
    }
}
