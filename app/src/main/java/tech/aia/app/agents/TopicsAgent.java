package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tech.aia.embeddings.cluster.Cluster;
import tech.aia.embeddings.cluster.Clusters;
import tech.aia.graph.agent.AgentProfile;
import tech.aia.graph.task.Completion;

/**
 * Finds the topics of entities: clusters of what means alike, each named by the terms that set it apart.
 *
 * <p>Requirements: {@code data_source}, {@code filters} and {@code limit}; {@code topics}, how many, chosen by silhouette when absent;
 * {@code members}, how many of the most typical entities of each topic are listed, 5 when absent. The same entities give the same topics.
 */
@Component
class TopicsAgent implements BuiltInAgent {
    private static final int MOST_TOPICS = 100;
    private static final int MOST_CHOSEN = 50;
    private static final int TERMS = 10;
    private static final int TERMS_OF_A_NAME = 3;

    private final DataSources sources;
    private final EntityMeanings meanings;

    TopicsAgent(DataSources sources, EntityMeanings meanings) {
        this.sources = sources;
        this.meanings = meanings;
    }

    private record Item(String id, String name, Set<String> words) {}

    @Override
    public String key() {
        return "topics_agent";
    }

    @Override
    public AgentProfile profile() {
        return new AgentProfile(
                "Topics Agent",
                "Topic analyst",
                "built_in",
                "Finds the topics that entities fall into by meaning, and names each by its terms.",
                List.of("topics"),
                List.of(),
                null,
                null,
                null);
    }

    @Override
    public Completion run(TaskWork work) throws InterruptedException {
        var wanted = work.requirements().only("data_source", "filters", "limit", "topics", "members");
        var topics = wanted.number("topics", 0, 1, MOST_TOPICS);
        var members = wanted.number("members", 5, 1, 20);
        var words = new HashMap<String, String>();
        var found = sources.read(
                wanted, entity -> new Item(entity.id(), DataSources.name(entity), TopicWords.of(entity, words)));
        work.report(10, Map.of("entities", found.all().size()));
        var meant = meanings.of(found.all().stream().map(Item::id).toList());
        var items = found.all().stream()
                .filter(item -> meant.containsKey(item.id()))
                .toList();
        var vectors = items.stream()
                .map(item -> Objects.requireNonNull(meant.get(item.id())))
                .toList();
        work.report(40, Map.of("entities", items.size()));
        var count = topics == 0 ? Clusters.count(vectors, MOST_CHOSEN) : new Clusters.Count(topics, 0);
        work.report(60, Map.of("entities", items.size(), "topics", count.count()));
        var clusters = Clusters.of(vectors, count.count());
        work.report(90, Map.of("entities", items.size(), "topics", clusters.size()));
        var payload = new LinkedHashMap<String, Object>();
        payload.put("entities", items.size());
        payload.put("topics_in_all", clusters.size());
        payload.put("chosen_by", topics == 0 ? "silhouette" : "requirements");
        if (topics == 0) {
            payload.put("silhouette", Labelling.rounded(count.silhouette()));
        }
        var described = described(clusters, items, members);
        payload.put("topics", described);
        var typical = IntStream.range(0, members)
                .boxed()
                .flatMap(place -> clusters.stream()
                        .filter(cluster -> cluster.members().size() > place)
                        .map(cluster ->
                                items.get(cluster.members().get(place).index()).id()))
                .toList();
        return new Completion(
                summary(items.size(), described),
                payload,
                Map.of("entities", items.size(), "topics", clusters.size(), "complete", found.complete()),
                List.of(),
                sources.subjects(typical));
    }

    private static List<Map<String, Object>> described(List<Cluster> clusters, List<Item> items, int members) {
        var terms = new TopicTerms(clusters.stream()
                .map(cluster -> cluster.members().stream()
                        .map(member -> items.get(member.index()).words())
                        .toList())
                .toList());
        var described = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < clusters.size(); i++) {
            var cluster = clusters.get(i).members();
            var strongest = terms.of(i, TERMS);
            var topic = new LinkedHashMap<String, Object>();
            topic.put("name", name(i, strongest));
            topic.put("size", cluster.size());
            topic.put("share", Labelling.rounded((double) cluster.size() / items.size()));
            topic.put(
                    "terms",
                    strongest.stream()
                            .map(term -> Map.of("term", term.term(), "weight", Labelling.rounded(term.weight())))
                            .toList());
            topic.put(
                    "members",
                    cluster.stream()
                            .limit(members)
                            .map(member -> typical(items.get(member.index()), member))
                            .toList());
            described.add(topic);
        }
        return described;
    }

    private static String name(int place, List<TopicTerms.Term> strongest) {
        return strongest.isEmpty()
                ? "topic " + (place + 1)
                : strongest.stream()
                        .limit(TERMS_OF_A_NAME)
                        .map(TopicTerms.Term::term)
                        .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> typical(Item item, Cluster.Member member) {
        var typical = new LinkedHashMap<String, Object>();
        typical.put("id", item.id());
        typical.put("name", item.name());
        typical.put("similarity", Labelling.rounded((1 + member.cosine()) / 2));
        return typical;
    }

    private static String summary(int entities, List<Map<String, Object>> topics) {
        var largest = topics.stream()
                .limit(3)
                .map(topic -> topic.get("name") + " (" + topic.get("size") + ")")
                .collect(Collectors.joining("; "));
        return entities + " entities in " + topics.size() + (topics.size() == 1 ? " topic: " : " topics: ") + largest;
    }
}
