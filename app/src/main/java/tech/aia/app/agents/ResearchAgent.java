package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.cypher.Graph;
import tech.aia.embeddings.FoundEntity;
import tech.aia.embeddings.SearchQuery;
import tech.aia.embeddings.SemanticSearch;
import tech.aia.embeddings.index.SearchMode;
import tech.aia.graph.agent.AgentProfile;
import tech.aia.graph.task.Completion;

/**
 * Gathers what the graph knows about a topic: the entities that speak of it, by meaning and by words, and what these are connected with.
 *
 * <p>Requirements: {@code topic} (the task's description when absent), {@code types} to look at only some entity types, {@code limit}
 * for how many entities, 1 to 100, 10 when absent.
 */
@Component
class ResearchAgent implements BuiltInAgent {
    private static final int NEIGHBOURS = 10;
    private static final String CONNECTED = """
            UNWIND $ids AS id
            MATCH (e:Entity {id: id})
            CALL (e) {
              MATCH (e)-[r]-(other:Entity)
              RETURN type(r) AS relationship, startNode(r) = e AS outgoing, other
              ORDER BY relationship, other.id LIMIT $limit
            }
            RETURN id, relationship, outgoing, other.id AS other, other.name AS name""";

    private final SemanticSearch search;
    private final Graph graph;

    ResearchAgent(SemanticSearch search, Graph graph) {
        this.search = search;
        this.graph = graph;
    }

    @Override
    public String key() {
        return "research_agent";
    }

    @Override
    public AgentProfile profile() {
        return new AgentProfile(
                "Research Agent",
                "Researcher",
                "built_in",
                "Gathers what the graph knows about a topic: the entities that speak of it and what they are connected with.",
                List.of("research"),
                List.of(),
                null,
                null,
                null);
    }

    @Override
    public Completion run(TaskWork work) throws InterruptedException {
        var wanted = work.requirements().only("topic", "types", "limit");
        var topic = wanted.text("topic", work.task().description());
        if (topic.isBlank()) {
            throw new TaskRefused("Name requirements.topic, or describe the task");
        }
        var types = Set.copyOf(wanted.texts("types"));
        var limit = wanted.number("limit", 10, 1, 100);
        var found =
                search
                        .search(new SearchQuery(topic, limit, 0, SearchMode.HYBRID, types, List.of(), true))
                        .found()
                        .stream()
                        .filter(one -> !one.entity().id().equals(work.task().id()))
                        .toList();
        work.report(50, Map.of("found", found.size()));
        var connected = connected(found);
        var findings = found.stream()
                .map(one -> finding(one, connected.getOrDefault(one.entity().id(), List.of())))
                .toList();
        var payload = Map.<String, Object>of("topic", topic, "findings", findings);
        var ids = found.stream().map(one -> one.entity().id()).toList();
        return new Completion(summary(topic, found), payload, Map.of("entities", found.size()), List.of(), ids);
    }

    private Map<String, List<Map<String, Object>>> connected(List<FoundEntity> found) {
        var connected = new HashMap<String, List<Map<String, Object>>>();
        var ids = found.stream().map(one -> one.entity().id()).toList();
        for (var row : graph.read(CONNECTED, Map.of("ids", ids, "limit", NEIGHBOURS))) {
            var link = new LinkedHashMap<String, Object>();
            link.put("relationship", row.string("relationship"));
            link.put("direction", row.bool("outgoing") ? "out" : "in");
            link.put("id", row.string("other"));
            if (row.get("name") instanceof String name) {
                link.put("name", name);
            }
            connected.computeIfAbsent(row.string("id"), id -> new ArrayList<>()).add(link);
        }
        return connected;
    }

    private static Map<String, Object> finding(FoundEntity one, List<Map<String, Object>> connected) {
        var finding = new LinkedHashMap<String, Object>();
        finding.put("id", one.entity().id());
        finding.put("type", one.entity().type());
        put(finding, "name", one.entity().name());
        put(finding, "description", one.entity().properties().get("description"));
        put(finding, "similarity", one.similarity());
        finding.put("score", one.score());
        finding.put("matched_terms", one.matchedTerms());
        finding.put("connected", connected);
        return finding;
    }

    private static void put(Map<String, Object> finding, String key, @Nullable Object value) {
        if (value != null) {
            finding.put(key, value);
        }
    }

    private static String summary(String topic, List<FoundEntity> found) {
        if (found.isEmpty()) {
            return "The graph knows nothing about " + topic;
        }
        var kinds = found.stream()
                .collect(Collectors.groupingBy(one -> one.entity().type(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(kind -> kind.getValue() + " " + kind.getKey().replace('_', ' '))
                .collect(Collectors.joining(", "));
        var first = found.getFirst().entity();
        return found.size() + " entities about " + topic + " (" + kinds + "); the closest is "
                + (first.name() == null ? first.id() : first.name());
    }
}
