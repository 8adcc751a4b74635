package tech.aia.embeddings.index;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/** Turns entities into documents. Nothing is stored for show: the graph has it. */
final class EntityDocuments {

    static final int MAX_PROPERTY_FIELDS = 2_000;

    /**
     * How often the words of the name count in comparison with those of the text. Repeating a field is BM25F with that weight
     * (Robertson, Zaragoza and Taylor 2004, "Simple BM25 Extension to Multiple Weighted Fields").
     */
    private static final int NAME_WEIGHT = 2;

    private static final Set<String> BUILT_IN = Set.of("id", "type", "name");

    private static final FieldType WORDS = words();

    private final int dimensions;
    private final Set<String> propertyFields;

    /** Takes the fields that are in the index already, since they go on being filled. */
    EntityDocuments(int dimensions, Collection<String> knownFields) {
        this.dimensions = dimensions;
        this.propertyFields = new HashSet<>(knownFields);
    }

    Document document(IndexedEntity entity) {
        Document document = new Document();
        document.add(new StringField(Fields.ID, entity.id(), Field.Store.NO));
        document.add(new BinaryDocValuesField(Fields.ID, new BytesRef(entity.id())));
        document.add(new StringField(Fields.TYPE, entity.type(), Field.Store.NO));
        document.add(new SortedDocValuesField(Fields.TYPE, new BytesRef(entity.type())));
        addProperty(document, "name", entity.name());
        for (int i = 0; i < NAME_WEIGHT; i++) {
            document.add(new Field(Fields.TEXT, entity.name(), WORDS));
        }
        document.add(new Field(Fields.TEXT, entity.text(), WORDS));
        addVector(document, entity);
        entity.properties().forEach((property, value) -> {
            if (!BUILT_IN.contains(property)) {
                values(value).forEach(one -> addProperty(document, property, one));
            }
        });
        return document;
    }

    private void addVector(Document document, IndexedEntity entity) {
        float[] vector = entity.vector();
        if (vector == null) {
            return;
        }
        Vectors.problem(vector, dimensions).ifPresent(problem -> {
            throw new SearchIndexException.InvalidEntity(entity.id(), "its vector " + problem);
        });
        document.add(new KnnFloatVectorField(Fields.VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
    }

    private void addProperty(Document document, String property, Object value) {
        for (PropertyKind<?> kind : Fields.KINDS) {
            if (kind.holds(value) && admits(kind.field(property))) {
                kind.index(document, kind.field(property), value);
            }
        }
    }

    /** Bounds the memory that an import with ever new property names can take. */
    private boolean admits(String field) {
        return propertyFields.contains(field)
                || (propertyFields.size() < MAX_PROPERTY_FIELDS && propertyFields.add(field));
    }

    private static Collection<?> values(Object value) {
        return switch (value) {
            case Collection<?> many -> many;
            case Map<?, ?> _ -> List.of();
            default -> List.of(value);
        };
    }

    /** No positions: questions are bags of words. */
    private static FieldType words() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.freeze();
        return type;
    }
}
