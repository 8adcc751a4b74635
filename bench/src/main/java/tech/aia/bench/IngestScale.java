package tech.aia.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.ApiEntities;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.GivenEmbeddings;
import tech.aia.bench.subject.GivenFile;
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

    /** How entities come into the graph. */
    private enum Way {
        STATEMENTS("writing to the graph alone, embeddings given"),
        STATEMENTS_WITHOUT_INDEX("writing to the graph alone, embeddings given, without Neo4j's own vector index"),
        FILE("import of a file with embeddings in Base64"),
        API("the same nodes by the embedded Java API"),
        API_WITHOUT_INDEX("the same nodes by the embedded Java API, without Neo4j's own vector index");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        boolean isIndexed() {
            return this != STATEMENTS_WITHOUT_INDEX && this != API_WITHOUT_INDEX;
        }
    }

    /**
     * With nothing else going on, side by side with what the database itself takes, and what Neo4j's own vector index takes of it, which the
     * platform keeps for whoever asks in Cypher.
     *
     * @param work where the stores are made
     */
    void alone(Run run, Figures figures, Path work) throws Exception {
        var rates = Turns.take(
                run.rounds(), List.of(Way.values()), (way, round) -> alone(work.resolve(way + "-" + round), way));
        rates.forEach((way, each) -> {
            var bar = way == Way.STATEMENTS || way == Way.FILE ? Bar.atLeast(LEAST_PER_SECOND) : Bar.none();
            figures.add(way.title, "entities/s", Sample.of(each), bar);
        });
        figures.add(
                "writing to the graph ÷ the embedded Java API",
                "",
                ratio(rates.getOrDefault(Way.STATEMENTS, List.of()), rates.getOrDefault(Way.API, List.of())));
    }

    private static Sample ratio(List<Double> ours, List<Double> theirs) {
        return Sample.of(IntStream.range(0, ours.size())
                .mapToObj(round -> ours.get(round) / theirs.get(round))
                .toList());
    }

    private double alone(Path directory, Way way) throws IOException {
        try (var platform = Platform.withoutEmbeddings(directory)) {
            if (!way.isIndexed()) {
                platform.graph().execute("DROP INDEX entity_embedding");
            }
            return switch (way) {
                case STATEMENTS, STATEMENTS_WITHOUT_INDEX -> {
                    var given = new GivenEmbeddings(platform.graph(), variants, "given");
                    given.write(0, WARM_UP);
                    yield ALONE / given.write(WARM_UP, WARM_UP + ALONE);
                }
                case API, API_WITHOUT_INDEX -> {
                    var entities = new ApiEntities(platform.embeddedApi(), variants);
                    entities.write(0, WARM_UP);
                    yield ALONE / entities.write(WARM_UP, WARM_UP + ALONE);
                }
                case FILE -> {
                    imported(platform, directory.resolve("warm-up.ndjson"), 0, WARM_UP);
                    yield ALONE / imported(platform, directory.resolve("given.ndjson"), WARM_UP, WARM_UP + ALONE);
                }
            };
        }
    }

    /** How many seconds the import took, both readings of the file included. */
    private double imported(Platform platform, Path file, int from, int to) throws IOException {
        GivenFile.write(file, variants, from, to);
        var began = System.nanoTime();
        platform.importGiven(file, "given", "given");
        return (System.nanoTime() - began) / 1e9;
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
