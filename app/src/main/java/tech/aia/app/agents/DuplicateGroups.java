package tech.aia.app.agents;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.aia.app.agents.LinkingAgent.Node;

/** Puts entities together that seem to be the same thing: whoever is the same as one of a group belongs to it. */
final class DuplicateGroups {
    private static final int MOST_MEMBERS = 20;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Legal forms of companies, which one source gives and another leaves out. */
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "( (inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|gmbh|ag|sa|nv|bv|ab|oy|spa))+$");

    /** A name that was cut out of a longer text stands for many texts. */
    private static final String CUT = "…";

    private final Map<String, String> parents = new HashMap<>();
    private final List<Reason> reasons = new ArrayList<>();

    private enum Why {
        NAME,
        MEANING
    }

    private record Reason(String member, Why why, double score) {}

    /**
     * Entities that seem to be the same.
     *
     * @param leastScore the lowest similarity that joined two of them; null when their names did
     */
    record Group(
            List<Node> members, Set<Why> because, @Nullable Double leastScore) {
        Map<String, Object> described() {
            var described = new LinkedHashMap<String, Object>();
            described.put("size", members.size());
            described.put(
                    "because",
                    because.stream()
                            .map(why -> why == Why.NAME ? "equal names" : "equal meaning")
                            .toList());
            if (leastScore != null) {
                described.put("least_score", leastScore);
            }
            described.put(
                    "members",
                    members.stream()
                            .limit(MOST_MEMBERS)
                            .map(node -> Map.of("id", node.id(), "name", node.name()))
                            .toList());
            return described;
        }
    }

    void sameMeaning(String one, String other, double score) {
        join(one, other);
        reasons.add(new Reason(one, Why.MEANING, score));
    }

    /** @param others entities of another type; when there are some, names count only across the two types */
    void sameNames(List<Node> nodes, List<Node> others) {
        var byName = new TreeMap<String, List<Node>>();
        nodes.forEach(node -> add(byName, node));
        if (!others.isEmpty()) {
            var otherNames = new HashMap<String, List<Node>>();
            others.forEach(node -> add(otherNames, node));
            byName.keySet().retainAll(otherNames.keySet());
            byName.forEach((name, list) -> list.addAll(otherNames.getOrDefault(name, List.of())));
        }
        byName.values()
                .forEach(list -> list.stream().skip(1).forEach(node -> {
                    join(list.getFirst().id(), node.id());
                    reasons.add(new Reason(node.id(), Why.NAME, 1));
                }));
    }

    private static void add(Map<String, List<Node>> byName, Node node) {
        var name = normalised(node.name());
        if (!name.isEmpty() && !node.name().endsWith(CUT)) {
            byName.computeIfAbsent(name, key -> new ArrayList<>()).add(node);
        }
    }

    /** Without case, accents, punctuation, and a company's legal form. */
    static String normalised(String name) {
        var plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var words = OTHER.matcher(plain).replaceAll(" ").strip();
        return LEGAL_FORM.matcher(words).replaceFirst("");
    }

    /** The largest first. */
    List<Group> all(Map<String, Node> nodes) {
        var members = new TreeMap<String, List<Node>>();
        parents.keySet().stream()
                .sorted()
                .map(nodes::get)
                .filter(Objects::nonNull)
                .forEach(node -> members.computeIfAbsent(root(node.id()), key -> new ArrayList<>())
                        .add(node));
        var because = new HashMap<String, EnumSet<Why>>();
        var least = new HashMap<String, Double>();
        for (var reason : reasons) {
            var root = root(reason.member());
            because.computeIfAbsent(root, key -> EnumSet.noneOf(Why.class)).add(reason.why());
            if (reason.why() == Why.MEANING) {
                least.merge(root, reason.score(), Math::min);
            }
        }
        return members.entrySet().stream()
                .map(group -> new Group(
                        group.getValue(),
                        because.getOrDefault(group.getKey(), EnumSet.noneOf(Why.class)),
                        least.get(group.getKey())))
                .sorted(Comparator.comparingInt(group -> -group.members().size()))
                .toList();
    }

    private void join(String one, String other) {
        var first = root(one);
        var second = root(other);
        if (!first.equals(second)) {
            parents.put(second, first);
        }
    }

    /** What stands for the group; the way there is halved each time it is gone. */
    private String root(String id) {
        var at = id;
        var parent = parents.computeIfAbsent(at, key -> key);
        while (!parent.equals(at)) {
            var above = parents.getOrDefault(parent, parent);
            parents.put(at, above);
            at = above;
            parent = parents.getOrDefault(at, at);
        }
        return at;
    }
}
