package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.app.agents.TextSource.Text;
import tech.aia.app.agents.TextSource.Texts;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.EntityRow;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.entity.PropertyKeys;
import tech.aia.graph.task.Completion;

/** Gives many texts a label each, writes the labels to the texts' entities where that is wanted, and sums up. */
@Component
class Labelling {
    private static final int AT_ONCE = 256;
    private static final int MOST_LISTED = 1000;
    private static final int LONGEST_EXCERPT = 200;
    private static final double READ = 5;
    private static final double LABELLED = 85;

    private final TextSource texts;
    private final TextEncoder encoder;
    private final Entities entities;
    private final DataSources sources;

    Labelling(TextSource texts, TextEncoder encoder, Entities entities, DataSources sources) {
        this.texts = texts;
        this.encoder = encoder;
        this.entities = entities;
        this.sources = sources;
    }

    /**
     * A label of a text.
     *
     * @param confidence the label's share among all labels, 0 to 1
     * @param figures what else is told of the text
     */
    record Verdict(String label, double confidence, Map<String, Object> figures) {}

    /** Decides on one text. */
    @FunctionalInterface
    interface Judge {
        Verdict judge(String text, float[] vector);
    }

    /** Makes the judge; called once the requirements are known to name texts. */
    @FunctionalInterface
    interface Preparation {
        Judge prepare() throws InterruptedException;
    }

    private record Labelled(Text text, Verdict verdict) {}

    Completion run(TaskWork work, List<String> labels, String method, Preparation preparation)
            throws InterruptedException {
        var wanted = work.requirements();
        var read = texts.read(wanted);
        var target = target(wanted, read.type());
        var judge = preparation.prepare();
        var labelled = labelled(work, read.all(), judge);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("texts", labelled.size());
        figures.put("without_text", read.without());
        figures.put("complete", read.complete());
        if (target != null && read.type() != null) {
            figures.putAll(write(work, labelled, read.type(), target));
        }
        return completion(read, labels, method, target, labelled, figures);
    }

    /** The property to write to; never one that says what the text itself is. */
    private static @Nullable String target(Requirements wanted, @Nullable EntityType type) {
        var target = wanted.text("write_to");
        if (target == null || type == null) {
            return null;
        }
        var taken = List.of("name", "title", "description", "summary", "text", wanted.text("property", "text"));
        if (taken.contains(target)) {
            throw new TaskRefused("requirements.write_to must not be '" + target + "', which is what is read");
        }
        var key = PropertyKeys.of(type, target);
        if (!key.equals(target)) {
            throw new TaskRefused("requirements.write_to must be a property in snake_case that the platform does not"
                    + " keep for itself, such as '" + key + "'");
        }
        return target;
    }

    private List<Labelled> labelled(TaskWork work, List<Text> all, Judge judge) throws InterruptedException {
        var labelled = new ArrayList<Labelled>(all.size());
        work.report(READ, Map.of("texts", all.size()));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var part = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            var vectors = encoder.encodeAll(part.stream().map(Text::text).toList());
            for (int i = 0; i < part.size(); i++) {
                var text = part.get(i);
                labelled.add(new Labelled(text, judge.judge(text.text(), vectors.get(i))));
            }
            work.report(
                    READ + (LABELLED - READ) * labelled.size() / all.size(),
                    Map.of("texts", all.size(), "labelled", labelled.size()));
        }
        return labelled;
    }

    private Map<String, Object> write(TaskWork work, List<Labelled> labelled, EntityType type, String target)
            throws InterruptedException {
        var updated = 0;
        var unchanged = 0;
        for (int from = 0; from < labelled.size(); from += AT_ONCE) {
            var part = labelled.subList(from, Math.min(labelled.size(), from + AT_ONCE));
            var rows = part.stream().map(one -> row(one, target)).toList();
            var counts = entities.update(type, rows);
            updated += counts.updated();
            unchanged += counts.unchanged();
            work.report(
                    LABELLED + (100 - LABELLED) * from / labelled.size(),
                    Map.of("labelled", labelled.size(), "written", updated + unchanged));
        }
        return Map.of("updated", updated, "unchanged", unchanged);
    }

    private static EntityRow row(Labelled one, String target) {
        return new EntityRow(
                String.valueOf(one.text().id()),
                Map.of(
                        target,
                        one.verdict().label(),
                        target + "_confidence",
                        rounded(one.verdict().confidence())));
    }

    private Completion completion(
            Texts read,
            List<String> labels,
            String method,
            @Nullable String target,
            List<Labelled> labelled,
            Map<String, Object> figures) {
        var totals = labels.stream().map(label -> total(label, labelled)).toList();
        var payload = new LinkedHashMap<String, Object>();
        payload.put("method", method);
        payload.put("texts_in_all", labelled.size());
        payload.put("without_text", read.without());
        if (target != null) {
            payload.put("written_to", target);
        }
        payload.put("labels", totals);
        payload.put(
                "texts",
                labelled.stream().limit(MOST_LISTED).map(Labelling::listed).toList());
        var ids = labelled.stream()
                .map(one -> one.text().id())
                .filter(id -> id != null)
                .map(String::valueOf)
                .toList();
        return new Completion(summary(labels, labelled), payload, figures, List.of(), sources.subjects(ids));
    }

    private static Map<String, Object> total(String label, List<Labelled> labelled) {
        var confidences = labelled.stream()
                .filter(one -> one.verdict().label().equals(label))
                .mapToDouble(one -> one.verdict().confidence())
                .summaryStatistics();
        var total = new LinkedHashMap<String, Object>();
        total.put("label", label);
        total.put("count", confidences.getCount());
        total.put("share", rounded((double) confidences.getCount() / labelled.size()));
        total.put("mean_confidence", rounded(confidences.getAverage()));
        return total;
    }

    private static Map<String, Object> listed(Labelled one) {
        var listed = new LinkedHashMap<String, Object>();
        var text = one.text();
        if (text.id() != null) {
            listed.put("id", text.id());
        }
        if (!text.name().isEmpty()) {
            listed.put("name", text.name());
        }
        listed.put("text", Report.shortened(text.text(), LONGEST_EXCERPT));
        listed.put("label", one.verdict().label());
        listed.put("confidence", rounded(one.verdict().confidence()));
        listed.putAll(one.verdict().figures());
        return listed;
    }

    private static String summary(List<String> labels, List<Labelled> labelled) {
        var counts = new LinkedHashMap<String, Integer>();
        labels.forEach(label -> counts.put(label, 0));
        labelled.forEach(one -> counts.merge(one.verdict().label(), 1, Integer::sum));
        var largest = counts.entrySet().stream()
                .filter(label -> label.getValue() > 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(5)
                .map(label -> label.getValue() + " " + label.getKey())
                .toList();
        return labelled.size() + " texts: " + String.join(", ", largest);
    }

    /** To three decimals, so that the same work gives the same figures again. */
    static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
