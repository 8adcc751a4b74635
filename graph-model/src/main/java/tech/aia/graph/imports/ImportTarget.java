package tech.aia.graph.imports;

import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.relationship.RelationshipType;

/** What the rows of a file become. */
public sealed interface ImportTarget {

    /** Entities of a type, keyed by a column. */
    record EntityTarget(EntityType type, String idColumn) implements ImportTarget {
        public EntityTarget {
            requireColumn("id", idColumn);
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
