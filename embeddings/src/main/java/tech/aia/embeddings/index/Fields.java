package tech.aia.embeddings.index;

import java.util.List;

/** The Lucene fields: those that every document has, and the kinds that those of properties come in. */
final class Fields {

    static final String ID = "id";
    static final String TYPE = "type";
    static final String TEXT = "text";
    static final String VECTOR = "vector";

    static final PropertyKind<?> KEYWORDS = new TextKind();
    static final List<PropertyKind<?>> KINDS = List.of(KEYWORDS, new NumberKind(), new BooleanKind(), new DateKind());

    private Fields() {}
}
