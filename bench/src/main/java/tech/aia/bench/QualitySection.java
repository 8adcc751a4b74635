package tech.aia.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.RankCorrelation;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.FetchedModel;
import tech.aia.bench.subject.Platform;
import tech.aia.bench.subject.RealData;
import tech.aia.bench.subject.WorkDirectory;
import tech.aia.embeddings.SearchQuery;
import tech.aia.embeddings.encoder.EncoderSettings;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.embeddings.index.SearchMode;

/** Whether the answers are right: a question with a known answer on real companies, and the model's published figure. */
final class QualitySection implements Section {
    private static final String QUESTION = "semiconductor manufacturers";

    private static final Bar MINILM_KNOWN = Bar.within(0.8203, 0.0005);

    /** By MTEB, whose texts are cut at 512 tokens. */
    private static final Bar BGE_KNOWN = Bar.within(0.8586, 0.002);

    private static final List<SearchMode> MODES = List.of(SearchMode.HYBRID, SearchMode.SEMANTIC, SearchMode.LEXICAL);

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        try (var work = WorkDirectory.in(run.cache());
                var platform = Platform.open(work.path().resolve("data"))) {
            searches(run, figures, "", platform, MODES);
            vectors(run, figures, "", platform.encoder(), MINILM_KNOWN);
        }
        var defaults = EncoderSettings.defaults();
        figures.note("The default precision on this processor is " + defaults.precisionHere() + ".");
        precisions(run, figures, "", defaults, MINILM_KNOWN);
        var int8 = EncoderContenders.fetched(run, figures, FetchedModel.INT8_MINILM);
        if (int8.isPresent()) {
            var settings = defaults.with("OnnxRuntime", int8.get().toString());
            vectors(run, figures, "OnnxRuntime int8: ", settings, Bar.none());
        }
        var bge = EncoderContenders.fetched(run, figures, FetchedModel.BGE_SMALL);
        if (bge.isPresent()) {
            otherModel(run, figures, "BGE-small", bge.get(), BGE_KNOWN);
        }
    }

    private static void otherModel(Run run, Figures figures, String name, Path model, Bar known) throws Exception {
        try (var work = WorkDirectory.in(run.cache());
                var platform = Platform.open(work.path().resolve("data"), model)) {
            searches(run, figures, name + ": ", platform, List.of(SearchMode.HYBRID, SearchMode.SEMANTIC));
            vectors(run, figures, name + ": ", platform.encoder(), known);
        }
        var defaults = EncoderSettings.defaults();
        precisions(run, figures, name + ", ", defaults.with(defaults.engine(), model.toString()), known);
    }

    private static void searches(Run run, Figures figures, String by, Platform platform, List<SearchMode> modes) {
        platform.awaitSearchable(platform.importFile(run.data().companies(), "customer", "symbol"));
        for (var mode : modes) {
            var byDefault = mode == SearchMode.HYBRID;
            figures.add(
                    by + "\"" + QUESTION + "\": of a semiconductor sub-industry among the first 10, "
                            + (byDefault ? "default mode" : mode.name().toLowerCase(Locale.ROOT)),
                    "",
                    Sample.of(semiconductors(platform, mode)),
                    byDefault ? Bar.atLeast(8) : Bar.none());
        }
    }

    /** Those that are not the default. */
    private static void precisions(Run run, Figures figures, String by, EncoderSettings settings, Bar known)
            throws InterruptedException {
        for (var precision : EncoderContenders.precisions()) {
            if (!precision.equals(settings.precisionHere())) {
                var bar = precision.equals("int8") ? Bar.none() : known;
                vectors(run, figures, by + precision + ": ", settings.with(precision), bar);
            }
        }
    }

    private static void vectors(Run run, Figures figures, String by, EncoderSettings settings, Bar bar)
            throws InterruptedException {
        try (var encoder = TextEncoder.open(settings)) {
            vectors(run, figures, by, encoder, bar);
        }
    }

    private static void vectors(Run run, Figures figures, String by, TextEncoder encoder, Bar bar)
            throws InterruptedException {
        figures.add(
                by + "STS-Benchmark test, Spearman's correlation",
                "",
                Sample.of(spearman(encoder, run.data().sentencePairs())),
                bar);
        new Labels(by, encoder, run.data()).measure(figures);
    }

    private static double semiconductors(Platform platform, SearchMode mode) {
        var query = new SearchQuery(QUESTION, 10, 0, mode, Set.of("customer"), List.of(), false);
        return platform.search().search(query).found().stream()
                .filter(hit -> hit.entity().properties().get("sub_industry") instanceof String industry
                        && industry.startsWith("Semiconductor"))
                .count();
    }

    private static double spearman(TextEncoder encoder, List<RealData.SentencePair> pairs) {
        var first = encoder.encodeAll(
                pairs.stream().map(RealData.SentencePair::first).toList());
        var second = encoder.encodeAll(
                pairs.stream().map(RealData.SentencePair::second).toList());
        var similarities = new double[pairs.size()];
        for (int i = 0; i < similarities.length; i++) {
            for (int j = 0; j < TextEncoder.DIMENSIONS; j++) {
                similarities[i] += (double) first.get(i)[j] * second.get(i)[j];
            }
        }
        return RankCorrelation.spearman(
                similarities,
                pairs.stream().mapToDouble(RealData.SentencePair::score).toArray());
    }
}
