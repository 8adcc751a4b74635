package tech.aia.bench;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.RankCorrelation;
import tech.aia.bench.report.Sample;
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

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        try (var work = WorkDirectory.in(run.cache());
                var platform = Platform.open(work.path().resolve("data"))) {
            platform.awaitSearchable(platform.importFile(run.data().companies(), "customer", "symbol"));
            for (var mode : List.of(SearchMode.HYBRID, SearchMode.SEMANTIC, SearchMode.LEXICAL)) {
                var byDefault = mode == SearchMode.HYBRID;
                figures.add(
                        "\"" + QUESTION + "\": of a semiconductor sub-industry among the first 10, "
                                + (byDefault ? "default mode" : mode.name().toLowerCase(Locale.ROOT)),
                        "",
                        Sample.of(semiconductors(platform, mode)),
                        byDefault ? Bar.atLeast(8) : Bar.none());
            }
            vectors(run, figures, "", platform.encoder(), Bar.within(0.8203, 0.0005));
        }
        var defaults = EncoderSettings.defaults();
        figures.note("The default precision on this processor is " + defaults.precisionHere() + ".");
        for (var precision : List.of("float32", "int8")) {
            if (!precision.equals(defaults.precisionHere())) {
                try (var encoder = TextEncoder.open(defaults.with(precision))) {
                    vectors(run, figures, precision + ": ", encoder, Bar.none());
                }
            }
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
