package tech.aia.graph.imports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Embedding;
import tech.aia.graph.entity.EntityRow;
import tech.aia.graph.entity.EntityWriter;
import tech.aia.graph.entity.IndexedProperties;
import tech.aia.graph.entity.PropertyKeys;

/** Rows to entities. */
final class EntityBatchWriter implements BatchWriter {
    private final ImportTarget.EntityTarget target;
    private final RowConverter converter;
    private final HashedKeys seen = new HashedKeys();
    private final EntityWriter writer = new EntityWriter();
    private final IndexedProperties indexed;
    private final @Nullable EmbeddingCell embeddings;

    EntityBatchWriter(ImportTarget.EntityTarget target, FileSurvey survey, IndexedProperties indexed) {
        this.target = target;
        this.indexed = indexed;
        this.embeddings = target.embeddings() == null ? null : new EmbeddingCell(target.embeddings());
        this.converter = new RowConverter(
                survey,
                column -> key(survey, column),
                target.embeddings() == null
                        ? Set.of()
                        : Set.of(target.embeddings().column()));
    }

    /** The platform keeps {@code created_at} itself, but believes a file that knows the moment. */
    private String key(FileSurvey survey, String column) {
        var moment = survey.types().get(column) == ColumnType.DATETIME;
        return moment && PropertyKeys.snakeCase(column).equals("created_at")
                ? "created_at"
                : PropertyKeys.of(target.type(), column);
    }

    private record Row(long line, EntityRow entity) implements Prepared {}

    @Override
    public Prepared prepare(RawRow row) {
        var key = row.values().get(target.idColumn());
        if (key == null || key instanceof Map || key instanceof List) {
            throw new RejectedRow("Column '" + target.idColumn() + "', the id, is empty");
        }
        var id = id(String.valueOf(key).strip());
        var embedding = embedding(row);
        var properties = converter.properties(row, Set.of(target.idColumn()));
        if (!seen.add(id)) {
            throw new RejectedRow(
                    "It repeats the id '" + RowConverter.shortened(String.valueOf(key)) + "' of an earlier row");
        }
        return new Row(row.line(), new EntityRow(id, fitting(properties), embedding));
    }

    private @Nullable Embedding embedding(RawRow row) {
        var column = target.embeddings();
        if (column == null || embeddings == null) {
            return null;
        }
        var raw = row.values().get(column.column());
        return raw == null ? null : embeddings.read(raw);
    }

    private Map<String, Object> fitting(Map<String, Object> properties) {
        try {
            return indexed.fitting(properties);
        } catch (GraphModelException.InvalidValue tooLong) {
            throw new RejectedRow("Property '" + tooLong.field() + "': " + tooLong.getMessage());
        }
    }

    private String id(String key) {
        try {
            return target.type().idOf(key);
        } catch (GraphModelException.InvalidValue invalid) {
            throw new RejectedRow(String.valueOf(invalid.getMessage()));
        }
    }

    @Override
    public BatchResult write(GraphTransaction tx, List<Prepared> rows) {
        var counts = writer.upsert(
                tx,
                target.type(),
                rows.stream().map(row -> ((Row) row).entity()).toList());
        return new BatchResult(counts.created(), counts.updated(), counts.unchanged(), List.of());
    }
}
