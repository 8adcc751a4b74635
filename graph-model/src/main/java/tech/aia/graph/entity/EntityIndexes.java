package tech.aia.graph.entity;

import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.Graph;

/**
 * Makes the indexes of {@link IndexedProperties}, and takes away those of properties that are no longer named. The database fills a new one
 * while it serves; until that is done it looks at all entities, as without it.
 */
final class EntityIndexes {
    private static final Logger LOG = LoggerFactory.getLogger(EntityIndexes.class);
    private static final String PREFIX = "entity_by_";
    private static final String FOUND = """
            SHOW RANGE INDEXES YIELD name, state WHERE name STARTS WITH $prefix RETURN name, state""";
    private static final String FAILED = "FAILED";

    private final Graph graph;

    EntityIndexes(Graph graph) {
        this.graph = graph;
    }

    void ensure(IndexedProperties indexed) {
        var found = new TreeMap<String, String>();
        graph.read(FOUND, Map.of("prefix", PREFIX)).forEach(row -> found.put(row.string("name"), row.string("state")));
        found.forEach((name, state) -> {
            var property = name.substring(PREFIX.length());
            if (!indexed.has(property)) {
                LOG.info("Removing the index of '{}', which aia.entities.indexed-properties no longer names", property);
                graph.execute("DROP INDEX " + name + " IF EXISTS");
            } else if (state.equals(FAILED)) {
                LOG.warn(
                        "The index of '{}' could not be filled, so what is asked by it takes longer; an entity has a value of"
                                + " more than {} bytes. It is tried again now",
                        property,
                        IndexedProperties.LONGEST_BYTES);
                graph.execute("DROP INDEX " + name + " IF EXISTS");
                create(property);
            }
        });
        indexed.names().stream()
                .filter(property -> !found.containsKey(PREFIX + property))
                .sorted()
                .forEach(this::create);
    }

    private void create(String property) {
        LOG.info("Making an index of '{}' of entities", property);
        graph.execute("CREATE RANGE INDEX " + PREFIX + property + " IF NOT EXISTS FOR (e:Entity) ON (e.type, e."
                + property + ", e.id)");
    }
}
