package tech.aia.app.agents.llm;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;
import tech.aia.graph.entity.Entities;

/** What there is in the graph, short enough for a model to read and long enough to write Cypher by. */
@Component
class GraphSchema {
    private static final int MOST_TYPES = 40;
    private static final int MOST_KEYS = 40;
    private static final int LONGEST_TEXT = 20_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Looks at a few entities of each type: enough to see how they are made, however many there are. */
    private static final String SAMPLE = """
            UNWIND $types AS type
            CALL (type) {
              MATCH (e:Entity) WHERE e.type = type
              WITH e LIMIT 40
              RETURN collect(e) AS sample
            }
            RETURN type, [label IN labels(head(sample)) WHERE label <> 'Entity'] AS labels,
              COLLECT {
                UNWIND sample AS e UNWIND keys(e) AS key
                WITH DISTINCT key WHERE NOT key STARTS WITH 'embed'
                RETURN key ORDER BY key
              } AS keys,
              COLLECT {
                UNWIND sample AS e
                CALL (e) { MATCH (e)-[r]->(other:Entity) RETURN r, other LIMIT 20 }
                RETURN DISTINCT {type: type(r), to: other.type, keys: keys(r)}
              } AS relationships""";

    private final Graph graph;
    private final Entities entities;

    GraphSchema(Graph graph, Entities entities) {
        this.graph = graph;
        this.entities = entities;
    }

    /** A line for each type of entities, the most frequent first, and one for each kind of relationship that leads from it. */
    String describe() {
        var counts = entities.countByType();
        var types = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .limit(MOST_TYPES)
                .toList();
        if (types.isEmpty()) {
            return "The graph is empty.";
        }
        var found = graph.read(SAMPLE, Map.of("types", types), LONGEST).stream()
                .map(row -> describe(row, counts))
                .collect(Collectors.joining("\n"));
        var lines = Texts.shortened(found, LONGEST_TEXT);
        return types.size() == counts.size()
                ? lines
                : lines + "\nand " + (counts.size() - types.size()) + " other types";
    }

    private static String describe(Row row, Map<String, Long> counts) {
        var type = row.string("type");
        var text = new StringBuilder("(:")
                .append(words(row.list("labels"), ":"))
                .append(" {type: '")
                .append(type)
                .append("'}), ")
                .append(counts.getOrDefault(type, 0L))
                .append(": ")
                .append(words(row.list("keys"), ", "));
        relationships(row.list("relationships"))
                .forEach((relationship, keys) -> text.append("\n  -[:")
                        .append(relationship.type())
                        .append(keys.isEmpty() ? "" : " {" + words(keys, ", ") + "}")
                        .append("]->({type: '")
                        .append(relationship.to())
                        .append("'})"));
        return text.toString();
    }

    private record Relationship(String type, String to) {}

    private static Map<Relationship, Set<String>> relationships(List<@Nullable Object> found) {
        var relationships = new LinkedHashMap<Relationship, Set<String>>();
        for (var one : found) {
            if (one instanceof Map<?, ?> map && map.get("keys") instanceof List<?> keys) {
                var relationship = new Relationship(String.valueOf(map.get("type")), String.valueOf(map.get("to")));
                var known = relationships.computeIfAbsent(relationship, first -> new TreeSet<>());
                keys.forEach(key -> known.add(String.valueOf(key)));
            }
        }
        return relationships;
    }

    private static String words(Collection<?> words, String between) {
        return words.stream().limit(MOST_KEYS).map(String::valueOf).collect(Collectors.joining(between));
    }
}
