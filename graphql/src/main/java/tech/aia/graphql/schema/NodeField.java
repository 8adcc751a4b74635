package tech.aia.graphql.schema;

import org.jspecify.annotations.Nullable;

/** A field of a type, and where in the graph it comes from. */
public sealed interface NodeField {

    /** In the schema. */
    String name();

    /**
     * A property of the node or relationship.
     *
     * @param property its key in the graph
     * @param list whether it is a list of such values
     */
    record Property(String name, String property, ValueKind kind, boolean list) implements NodeField {

        /** Whether values have an order that lists can be sorted by. */
        public boolean sortable() {
            return !list;
        }
    }

    /** A property that holds JSON as text. */
    record JsonText(String name, String property) implements NodeField {}

    /** All properties of the node. */
    record AllProperties(String name) implements NodeField {}

    /** What tells its states apart. */
    record Version(String name) implements NodeField {}

    /**
     * Nodes at the other end of relationships.
     *
     * @param owner the type that has the field: where several share it, the interface they have it from
     * @param type of the relationships
     * @param outgoing whether they start at this node
     * @param target type of the schema that the nodes there have
     * @param edge type of the schema for what the relationships themselves hold, if they do
     * @param list whether there can be several; else the field shows one
     */
    record Link(
            String name,
            String owner,
            String type,
            boolean outgoing,
            String target,
            @Nullable String edge,
            boolean list)
            implements NodeField {}

    /** Entities that mean nearly the same. */
    record Similar(String name) implements NodeField {}
}
