package tech.aia.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.GivenEmbeddings;
import tech.aia.bench.subject.Platform;
import tech.aia.bench.subject.Variants;
import tech.aia.bench.subject.Waiting;

/** How fast a store takes entities that bring their embeddings. */
final class IngestScale {
    static final String WRITTEN = "written with their embeddings";
    static final String SEARCHABLE = "written until all can be searched";
    static final double LEAST_PER_SECOND = 15_000;

    private static final int ALONE = 20_000;
    private static final int WARM_UP = 5_000;
    private static final Duration LONGEST_INDEXING = Duration.ofHours(6);

    private final Growth growth;
    private final Variants variants;

    IngestScale(Growth growth, Variants variants) {
        this.growth = growth;
        this.variants = variants;
    }

    /**
     * With nothing else going on, and what Neo4j's own vector index takes of it, which the platform keeps for whoever asks in Cypher.
     *
     * @param work where the stores are made
     */
    void alone(Run run, Figures figures, Path work) throws Exception {
        var rates = Turns.take(
                run.rounds(),
                List.of(true, false),
                (indexed, round) -> alone(work.resolve(indexed + "-" + round), indexed));
        var what = "writing to the graph alone, embeddings given";
        figures.add(what, "entities/s", Sample.of(rates.getOrDefault(true, List.of())), Bar.atLeast(LEAST_PER_SECOND));
        figures.add(
                what + ", without Neo4j's own vector index",
                "entities/s",
                Sample.of(rates.getOrDefault(false, List.of())));
    }

    private double alone(Path directory, boolean indexed) {
        try (var platform = Platform.withoutEmbeddings(directory)) {
            if (!indexed) {
                platform.graph().execute("DROP INDEX entity_embedding");
            }
            var given = new GivenEmbeddings(platform.graph(), variants, "given");
            given.write(0, WARM_UP);
            return ALONE / given.write(WARM_UP, WARM_UP + ALONE);
        }
    }

    /** Adds so many more, and waits until all can be searched and the index is at rest. */
    void fill(Platform platform, int from, int to) {
        var encoder = platform.encoder();
        var encoded = encoder.statistics().texts();
        var began = System.nanoTime();
        var seconds = new GivenEmbeddings(platform.graph(), variants, encoder.modelId()).write(from, to);
        Waiting.until("all to be searchable", LONGEST_INDEXING, () -> isSearchable(platform, to));
        var whole = (System.nanoTime() - began) / 1e9;
        if (encoder.statistics().texts() != encoded) {
            throw new BenchException("Entities were encoded although they had brought their embeddings");
        }
        growth.add(to, WRITTEN, "entities/s", (to - from) / seconds);
        growth.add(to, SEARCHABLE, "entities/s", (to - from) / whole);
        Waiting.until("the index to have joined its segments", LONGEST_INDEXING, platform.index()::tidy);
    }

    private static boolean isSearchable(Platform platform, int size) {
        var progress = platform.indexing().progress();
        if (progress.problem() != null) {
            throw new BenchException("Indexing stands still: " + progress.problem());
        }
        return platform.index().size() >= size && progress.waiting() == 0;
    }
}
