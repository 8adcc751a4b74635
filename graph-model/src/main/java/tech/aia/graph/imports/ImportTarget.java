package tech.aia.graph.imports;

import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Embedding;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.relationship.RelationshipType;

/** What the rows of a file become. */
public sealed interface ImportTarget {

    /**
     * Entities of a type, keyed by a column.
     *
     * @param embeddings where the rows bring theirs; null has all made
     */
    record EntityTarget(
            EntityType type, String idColumn, @Nullable EmbeddingColumn embeddings) implements ImportTarget {
        public EntityTarget {
            requireColumn("id", idColumn);
            if (embeddings != null && embeddings.column().equals(idColumn)) {
                throw new GraphModelException.InvalidValue(
                        "embedding", "The embedding and the id cannot be in one column", idColumn);
            }
        }

        public EntityTarget(EntityType type, String idColumn) {
            this(type, idColumn, null);
        }
    }

    /**
     * A column of embeddings: {@value Embedding#DIMENSIONS} numbers as a list, as the text of one, or as Base64 of as many numbers of single
     * precision, the lowest byte first. A row without one has it made.
     *
     * @param model what made them: the one that the platform itself encodes with, as it stands in {@code embedding_model}
     */
    record EmbeddingColumn(String column, String model) {
        public EmbeddingColumn {
            requireColumn("embedding", column);
        }
    }

    /**
     * Relationships between entities that exist.
     *
     * @param type such as {@code PURCHASED}
     * @param keyColumn what tells two relationships between the same entities apart; null takes the whole row for it, so that the
     *     same file twice changes nothing
     */
    record RelationshipTarget(
            String type,
            Endpoint from,
            Endpoint to,
            @Nullable String keyColumn) implements ImportTarget {
        public RelationshipTarget {
            new RelationshipType(type);
        }
    }

    /** One end of a relationship: entities of a type, their key in a column; written {@code customer:customer_id}. */
    record Endpoint(EntityType type, String column) {
        public Endpoint {
            requireColumn("from/to", column);
        }

        public static Endpoint parse(String field, String text) {
            var at = text.indexOf(':');
            if (at <= 0 || at == text.length() - 1) {
                throw new GraphModelException.InvalidValue(
                        field, "Write it as type:column, such as customer:customer_id", text);
            }
            return new Endpoint(new EntityType(text.substring(0, at)), text.substring(at + 1));
        }
    }

    private static void requireColumn(String field, String column) {
        if (column.isBlank()) {
            throw new GraphModelException.InvalidValue(field, "The column's name is empty", column);
        }
    }
}
