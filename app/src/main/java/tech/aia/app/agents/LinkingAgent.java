package tech.aia.app.agents;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tech.aia.app.agents.SimilarLinks.Link;
import tech.aia.app.agents.SimilarLinks.Pair;
import tech.aia.embeddings.SemanticSearch;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.agent.AgentProfile;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.task.Completion;

/**
 * Links entities that mean the same by {@code SIMILAR_TO {score, linked_at, linked_by}}, and finds duplicates.
 *
 * <p>Requirements: {@code data_source}, {@code filters} and {@code limit} for the entities that get links; {@code other_source}, the type
 * they are linked with, their own when absent; {@code threshold}, the least similarity {@code (1 + cosine) / 2}, 0.9 when absent;
 * {@code per_entity}, how many links an entity gets at most, 5 when absent; {@code duplicates}, whether duplicates are looked for: pairs
 * of equal names, or of at least {@code duplicate_threshold}, 0.98 when absent. Links are written from the entity that was looked at to
 * the one found, or from the lesser id where each finds the other. The same task again changes nothing; links of an earlier run that no
 * longer hold are removed, and links by others are left alone.
 */
@Component
class LinkingAgent implements BuiltInAgent {
    private static final int MOST_LISTED = 1000;
    private static final int MOST_GROUPS = 100;
    private static final int STEP = 50;

    private final DataSources sources;
    private final SemanticSearch search;
    private final SimilarLinks links;

    LinkingAgent(DataSources sources, SemanticSearch search, SimilarLinks links) {
        this.sources = sources;
        this.search = search;
        this.links = links;
    }

    /** An entity, as far as it is needed here. */
    record Node(String id, String type, String name) {
        static Node of(Entity entity) {
            return new Node(entity.id(), entity.type(), DataSources.name(entity));
        }
    }

    /** What the searches gave: links by pair, the entities met, and how many are not encoded yet. */
    private record Found(Map<Pair, Link> links, Map<String, Node> nodes, int unencoded) {}

    @Override
    public String key() {
        return "linking_agent";
    }

    @Override
    public AgentProfile profile() {
        return new AgentProfile(
                "Linking Agent",
                "Linker",
                "built_in",
                "Links entities that mean the same by SIMILAR_TO, and finds duplicates.",
                List.of("linking"),
                List.of(),
                null,
                null,
                null);
    }

    @Override
    public Completion run(TaskWork work) throws InterruptedException {
        var wanted = work.requirements()
                .only(
                        "data_source",
                        "other_source",
                        "filters",
                        "limit",
                        "threshold",
                        "per_entity",
                        "duplicates",
                        "duplicate_threshold");
        var threshold = wanted.share("threshold", 0.9);
        var perEntity = wanted.number("per_entity", 5, 1, 100);
        var certain = wanted.share("duplicate_threshold", 0.98);
        if (certain < threshold) {
            throw new TaskRefused("requirements.duplicate_threshold must not be below requirements.threshold");
        }
        if (wanted.has("duplicate_threshold") && !wanted.flag("duplicates")) {
            throw new TaskRefused("requirements.duplicate_threshold is for requirements.duplicates: true");
        }
        var looked = sources.read(wanted, Node::of);
        var other =
                sources.type(wanted.text("other_source", looked.type().name())).name();
        var within = other.equals(looked.type().name());
        var conditions = within ? sources.conditions(wanted) : List.<Condition>of();
        var found = search(work, looked.all(), other, perEntity, threshold, conditions);
        var ids = looked.all().stream().map(Node::id).toList();
        var counts = links.write(work, ids, other, found.links());
        var groups = wanted.flag("duplicates")
                ? duplicates(looked.all(), within ? List.of() : sources.all(other, Node::of), found, certain)
                : List.<DuplicateGroups.Group>of();
        return completion(wanted.flag("duplicates"), looked, found, counts, groups);
    }

    private Found search(
            TaskWork work, List<Node> looked, String other, int perEntity, double threshold, List<Condition> conditions)
            throws InterruptedException {
        var links = new TreeMap<Pair, Link>();
        var nodes = new LinkedHashMap<String, Node>();
        looked.forEach(node -> nodes.put(node.id(), node));
        var unencoded = 0;
        for (int i = 0; i < looked.size(); i++) {
            var node = looked.get(i);
            try {
                search.similar(node.id(), perEntity, threshold, Set.of(other), conditions)
                        .found()
                        .forEach(hit -> {
                            nodes.putIfAbsent(hit.entity().id(), Node.of(hit.entity()));
                            var link = new Link(node.id(), hit.entity().id(), score(hit.score()));
                            links.merge(link.pair(), link, Link::mutual);
                        });
            } catch (GraphModelException.NotFound unknown) {
                unencoded++;
            }
            if (i % STEP == 0) {
                work.report(80.0 * i / looked.size(), Map.of("entities", i, "links", links.size()));
            }
        }
        return new Found(links, nodes, unencoded);
    }

    /** To four decimals, so that the same vectors always give the same score. */
    private static double score(double similarity) {
        return Math.round(similarity * 10_000) / 10_000.0;
    }

    private static List<DuplicateGroups.Group> duplicates(
            List<Node> looked, List<Node> others, Found found, double certain) {
        var groups = new DuplicateGroups();
        found.links().values().stream()
                .filter(link -> link.score() >= certain)
                .forEach(link -> groups.sameMeaning(link.from(), link.to(), link.score()));
        groups.sameNames(looked, others);
        var nodes = new LinkedHashMap<>(found.nodes());
        others.forEach(node -> nodes.putIfAbsent(node.id(), node));
        return groups.all(nodes);
    }

    private Completion completion(
            boolean duplicates,
            DataSources.Found<Node> looked,
            Found found,
            SimilarLinks.Counts counts,
            List<DuplicateGroups.Group> groups) {
        var strongest = found.links().values().stream()
                .sorted((a, b) -> Double.compare(b.score(), a.score()))
                .limit(MOST_LISTED)
                .toList();
        var payload = new LinkedHashMap<String, Object>();
        payload.put("entities", looked.all().size());
        payload.put("links_in_all", found.links().size());
        if (duplicates) {
            payload.put("duplicate_groups_in_all", groups.size());
            payload.put(
                    "duplicates",
                    groups.stream()
                            .limit(MOST_GROUPS)
                            .map(DuplicateGroups.Group::described)
                            .toList());
        }
        payload.put(
                "links", strongest.stream().map(link -> described(link, found)).toList());
        var metrics = new LinkedHashMap<String, Object>();
        metrics.put("entities", looked.all().size());
        metrics.put("created", counts.created());
        metrics.put("updated", counts.updated());
        metrics.put("removed", counts.removed());
        metrics.put("not_encoded_yet", found.unencoded());
        metrics.put("complete", looked.complete());
        var summary = "%d links of %d %s (%d new, %d changed, %d removed)"
                .formatted(
                        found.links().size(),
                        looked.all().size(),
                        looked.type().name(),
                        counts.created(),
                        counts.updated(),
                        counts.removed());
        return new Completion(
                duplicates ? summary + "; " + groups.size() + " groups of duplicates" : summary,
                payload,
                metrics,
                List.of(),
                sources.subjects(subjects(groups, strongest)));
    }

    private static Set<String> subjects(List<DuplicateGroups.Group> groups, List<Link> strongest) {
        var subjects = new LinkedHashSet<String>();
        groups.forEach(group -> group.members().forEach(node -> subjects.add(node.id())));
        strongest.forEach(link -> subjects.addAll(List.of(link.from(), link.to())));
        return subjects;
    }

    private static Map<String, Object> described(Link link, Found found) {
        var described = new LinkedHashMap<String, Object>();
        described.put("from", link.from());
        described.put("to", link.to());
        for (var end : List.of("from", "to")) {
            var node = found.nodes().get(end.equals("from") ? link.from() : link.to());
            if (node != null && !node.name().isEmpty()) {
                described.put(end + "_name", node.name());
            }
        }
        described.put("score", link.score());
        return described;
    }
}
