package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tech.aia.app.agents.Labelling.Judge;
import tech.aia.app.agents.Labelling.Verdict;
import tech.aia.embeddings.classify.VectorClassifier;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.graph.agent.AgentProfile;
import tech.aia.graph.task.Completion;

/**
 * Gives texts labels of the submitter's: the label whose description is closest in meaning, or what examples teach.
 *
 * <p>Requirements: {@code data_source} with {@code property}, {@code filters} and {@code limit}, or {@code texts}; {@code labels}, a
 * list of names or an object from names to descriptions, or {@code examples}, a list of {@code {text, label}}; {@code write_to}, the
 * property that takes the label, its confidence going to {@code <write_to>_confidence}.
 */
@Component
class ClassificationAgent implements BuiltInAgent {
    private static final int MOST_LABELS = 500;
    private static final int LONGEST_LABEL = 100;
    private static final int MOST_EXAMPLES = 20_000;

    private final Labelling labelling;
    private final TextEncoder encoder;

    ClassificationAgent(Labelling labelling, TextEncoder encoder) {
        this.labelling = labelling;
        this.encoder = encoder;
    }

    private record Example(String text, String label) {}

    @Override
    public String key() {
        return "classification_agent";
    }

    @Override
    public AgentProfile profile() {
        return new AgentProfile(
                "Classification Agent",
                "Classifier",
                "built_in",
                "Sorts texts and entities into categories, by descriptions of the labels or by examples.",
                List.of("classification"),
                List.of(),
                null,
                null,
                null);
    }

    @Override
    public Completion run(TaskWork work) throws InterruptedException {
        var wanted = work.requirements()
                .only("data_source", "property", "filters", "limit", "texts", "labels", "examples", "write_to");
        if (wanted.has("labels") == wanted.has("examples")) {
            throw new TaskRefused(
                    "Name either requirements.labels, to choose by their meaning, or requirements.examples,"
                            + " to learn from");
        }
        if (wanted.has("labels")) {
            var labels = descriptions(wanted);
            var names = List.copyOf(labels.keySet());
            return labelling.run(work, names, "zero_shot", () -> byDescription(names, labels));
        }
        var examples = examples(wanted);
        var names = checked(
                "examples",
                examples.stream().map(Example::label).distinct().sorted().toList());
        return labelling.run(work, names, "few_shot", () -> byExamples(examples));
    }

    private Judge byDescription(List<String> names, Map<String, String> labels) {
        var vectors = encoder.encodeAll(List.copyOf(labels.values()));
        return judge(VectorClassifier.byLikeness(names, vectors));
    }

    private Judge byExamples(List<Example> examples) throws InterruptedException {
        var vectors = encoder.encodeAll(examples.stream().map(Example::text).toList());
        return judge(
                VectorClassifier.learned(examples.stream().map(Example::label).toList(), vectors));
    }

    private static Judge judge(VectorClassifier classifier) {
        return (text, vector) -> {
            var shares = classifier.shares(vector);
            var best = 0;
            for (int i = 1; i < shares.length; i++) {
                best = shares[i] > shares[best] ? i : best;
            }
            var next = -1;
            for (int i = 0; i < shares.length; i++) {
                next = i != best && (next < 0 || shares[i] > shares[next]) ? i : next;
            }
            var labels = classifier.labels();
            return new Verdict(
                    labels.get(best),
                    shares[best],
                    Map.of("next_label", labels.get(next), "next_confidence", Labelling.rounded(shares[next])));
        };
    }

    /** Name to description; a bare name describes itself. */
    private static Map<String, String> descriptions(Requirements wanted) {
        var labels = new LinkedHashMap<String, String>();
        switch (wanted.values().get("labels")) {
            case List<?> _ -> wanted.texts("labels").forEach(name -> labels.put(name, name.replace('_', ' ')));
            case Map<?, ?> _ ->
                wanted.object("labels").forEach((name, description) -> {
                    if (!(description instanceof String text) || text.isBlank()) {
                        throw new TaskRefused("requirements.labels." + name + " must be described by a text");
                    }
                    labels.put(name, text);
                });
            case null, default ->
                throw new TaskRefused(
                        "requirements.labels must be a list of names, or an object from names to" + " descriptions");
        }
        checked("labels", List.copyOf(labels.keySet()));
        return labels;
    }

    private static List<Example> examples(Requirements wanted) {
        var examples = new ArrayList<Example>();
        for (var given : wanted.list("examples")) {
            if (!(given instanceof Map<?, ?> map
                    && map.size() == 2
                    && map.get("text") instanceof String text
                    && map.get("label") instanceof String label
                    && Stream.of(text, label).noneMatch(String::isBlank))) {
                throw new TaskRefused("Each of requirements.examples must be an object with a text and a label");
            }
            examples.add(new Example(text, label));
        }
        if (examples.size() > MOST_EXAMPLES) {
            throw new TaskRefused("requirements.examples has more than " + MOST_EXAMPLES);
        }
        return examples;
    }

    private static List<String> checked(String field, List<String> names) {
        var fit = names.stream().noneMatch(name -> name.isBlank() || name.length() > LONGEST_LABEL);
        if (names.size() < 2 || names.size() > MOST_LABELS || !fit) {
            throw new TaskRefused("requirements." + field + " must have 2 to " + MOST_LABELS
                    + " different labels of 1 to " + LONGEST_LABEL + " characters");
        }
        return names;
    }
}
