package tech.aia.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Plot;
import tech.aia.bench.subject.RealEntity;
import tech.aia.bench.subject.Variants;

/** How the search index grows: building it, its room on disk and in memory, the search stage, and what is found. */
final class ScaleVectorsSection implements Section {
    private static final int QUESTIONS = 300;

    /** Entities of an index that nothing is told of: by the first that counts the code is compiled. */
    private static final int WARM_UP = 5_000;

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        var texts = run.questions(QUESTIONS);
        List<RealEntity> real;
        List<EncodedQuestion> questions;
        String model;
        try (var platform = run.corpus().open()) {
            real = RealEntity.all(platform);
            questions = EncodedQuestion.encode(platform.encoder(), texts);
            model = platform.encoder().modelId();
        }
        var variants = new Variants(real);
        var warmUp = new Growth(new Figures("Warm-up", new PrintStream(OutputStream.nullOutputStream())), "entities");
        new VectorScale(run, warmUp, variants, questions, model, WARM_UP).measure();
        var growth = new Growth(figures, "entities");
        for (int size : run.sizes()) {
            new VectorScale(run, growth, variants, questions, model, size).measure();
        }
        plot(growth);
        figures.note(String.format(
                Locale.ROOT,
                "Each entity is one of %,d real texts, in turn, with its vector plus noise of length %s, brought back to unit length; the"
                        + " percentile that filters ask for is drawn anew. %d questions, ten hits each, by 1 thread.",
                real.size(),
                Variants.NOISE,
                QUESTIONS));
    }

    private static void plot(Growth growth) {
        growth.plot(
                "scale-search",
                "Search stage",
                "ms",
                Plot.Scale.LOGARITHMIC,
                new Plot.Line("bar for 60,000 entities: p50 ≤ 1 ms", 1),
                List.of("hybrid, p50", "hybrid, p99", "semantic, p50", "semantic, p99"));
        growth.plot(
                "scale-filtered",
                "Semantic search under a filter, p50",
                "ms",
                Plot.Scale.LOGARITHMIC,
                new Plot.Line("bar: ≤ 2 ms", 2),
                List.of(VectorScale.p50(1), VectorScale.p50(10), VectorScale.p50(50)));
        growth.plot(
                "scale-recall",
                "Recall@10 of semantic search",
                "",
                Plot.Scale.LINEAR,
                new Plot.Line("bar: ≥ 0.95", 0.95),
                List.of(
                        VectorScale.recall(100),
                        VectorScale.recall(1),
                        VectorScale.recall(10),
                        VectorScale.recall(50)));
        growth.plot(
                "scale-build",
                "Building the search index, for each entity",
                "ms",
                Plot.Scale.LOGARITHMIC,
                null,
                List.of(VectorScale.BUILT, VectorScale.JOINED));
        growth.plot(
                "scale-index",
                "Room that the search index takes",
                "MB",
                Plot.Scale.LOGARITHMIC,
                null,
                List.of(VectorScale.ON_DISK, VectorScale.HEAP));
    }
}
