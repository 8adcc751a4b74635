package tech.aia.graphql.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tech.aia.cypher.Graph;
import tech.aia.graphql.walk.Spot.Found;
import tech.aia.graphql.walk.Spot.Step;

/** Reads a graph that does not change, one node or the relationships of one node at a time, and remembers what it read. */
public final class ReadPort {
    private static final String ALL = "MATCH (n:Entity) RETURN elementId(n) AS id";
    private static final String NODE =
            "MATCH (n) WHERE elementId(n) = $id RETURN labels(n) AS labels, n {.*, embedding: null} AS properties";
    private static final String OUT = """
            MATCH (n)-[r]->(m) WHERE elementId(n) = $id AND type(r) = $type
            RETURN elementId(r) AS id, properties(r) AS properties, elementId(m) AS other""";
    private static final String IN = OUT.replace("(n)-[r]->(m)", "(n)<-[r]-(m)");

    private final Graph graph;
    private final Map<String, Found> nodes = new HashMap<>();
    private final Map<String, List<Spot>> steps = new HashMap<>();
    private final List<String> entities;

    public ReadPort(Graph graph) {
        this.graph = graph;
        this.entities =
                graph.read(ALL, Map.of()).stream().map(row -> row.string("id")).toList();
    }

    List<Found> entities() {
        return entities.stream().map(this::node).toList();
    }

    private Found node(String id) {
        return nodes.computeIfAbsent(id, unread -> {
            var row = graph.read(NODE, Map.of("id", unread)).getFirst();
            var labels = row.list("labels").stream().map(String::valueOf).toList();
            return new Found(unread, labels, row.map("properties"));
        });
    }

    /** Where the relationships of a type lead. */
    List<Spot> from(Found node, String type, boolean outgoing) {
        var key = node.elementId() + type + outgoing;
        if (!steps.containsKey(key)) {
            var found = new ArrayList<Spot>();
            for (var row : graph.read(outgoing ? OUT : IN, Map.of("id", node.elementId(), "type", type))) {
                found.add(new Spot(new Step(row.string("id"), row.map("properties")), node(row.string("other"))));
            }
            steps.put(key, found);
        }
        return Objects.requireNonNull(steps.get(key));
    }
}
