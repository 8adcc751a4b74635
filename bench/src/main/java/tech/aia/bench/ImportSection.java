package tech.aia.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.Platform;
import tech.aia.bench.subject.WorkDirectory;

/**
 * A whole import, from the first byte received until the last row can be searched, against encoding the very same texts with nothing
 * else going on; and the writing to the graph by itself. Each round begins on an empty store.
 */
final class ImportSection implements Section {
    private static final String TYPE = "text";
    private static final int WARM_UP_ROWS = 3_000;

    /** Of more rows, every so many-th text is encoded alone: that tells the rate as well. */
    private static final int ALONE_AT_MOST = 30_000;

    private static final double BYTES_OF_A_GIGABYTE = 1L << 30;

    /** What encoding alone encodes; only while it does, so that it does not count as memory of the import. */
    private List<String> texts = List.of();

    private record Round(double imported, double encoded, double written, double heap) {}

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        try (var work = WorkDirectory.in(run.cache())) {
            var file = work.path().resolve("rows.csv");
            var rows = run.data().copyTexts(0, run.rows(), file);
            var warmUp = work.path().resolve("warm-up.csv");
            run.data().copyTexts(run.rows(), WARM_UP_ROWS, warmUp);
            if (run.data().texts(run.rows(), 1).isEmpty()) {
                run.data().copyTexts(0, WARM_UP_ROWS, warmUp);
            }
            var rounds = new ArrayList<Round>();
            for (int round = 0; round < run.rounds(); round++) {
                rounds.add(round(work.path().resolve("round-" + round), file, warmUp, rows, round % 2 == 0));
            }
            report(figures, rows, rounds);
        }
    }

    private static void report(Figures figures, int rows, List<Round> rounds) {
        var imported = Sample.of(rounds.stream().map(Round::imported).toList());
        var encoded = Sample.of(rounds.stream().map(Round::encoded).toList());
        var limit = Runtime.getRuntime().maxMemory() / BYTES_OF_A_GIGABYTE;
        var size = String.format(Locale.ROOT, "%,d texts", rows);
        figures.add("import of " + size + " until all can be searched", "rows/s", imported);
        figures.add("encoding the same texts alone", "texts/s", encoded);
        figures.add("import ÷ encoding alone", "", imported.dividedBy(encoded), Bar.atLeast(0.85));
        figures.add(
                "writing to the graph alone",
                "rows/s",
                Sample.of(rounds.stream().map(Round::written).toList()));
        figures.add(
                "heap used by the import at most, garbage included",
                "MB",
                Sample.of(rounds.stream().map(Round::heap).toList()),
                Bar.atMost(2048)
                        .onlyIf(rows > 270_000, "meant for 272,000 texts")
                        .onlyIf(limit <= 2, "the heap may grow beyond 2 GB"));
    }

    private Round round(Path directory, Path file, Path warmUp, int rows, boolean importFirst) {
        double written;
        try (var platform = Platform.withoutEmbeddings(directory.resolve("graph"))) {
            platform.importFile(warmUp, "warm_up", "id");
            var began = System.nanoTime();
            platform.importFile(file, TYPE, "id");
            written = rate(rows, began);
            if (!importFirst) {
                texts = textsOf(platform, rows);
            }
        }
        try (var platform = Platform.open(directory.resolve("whole"))) {
            platform.awaitSearchable(platform.importFile(warmUp, "warm_up", "id"));
            var encoded = importFirst ? 0 : encoded(platform);
            double imported;
            double heap;
            try (var watch = HeapWatch.started()) {
                imported = imported(platform, file, rows);
                heap = watch.mostMegabytes();
            }
            if (importFirst) {
                texts = textsOf(platform, rows);
                encoded = encoded(platform);
            }
            return new Round(imported, encoded, written, heap);
        }
    }

    private static double imported(Platform platform, Path file, int rows) {
        var before = platform.encoder().statistics().texts();
        var began = System.nanoTime();
        platform.awaitSearchable(platform.importFile(file, TYPE, "id"));
        var rate = rate(rows, began);
        requireAllEncoded(platform, before, rows);
        return rate;
    }

    private double encoded(Platform platform) {
        var rows = texts.size();
        var before = platform.encoder().statistics().texts();
        var began = System.nanoTime();
        platform.encoder().encodeAll(texts);
        var rate = rate(rows, began);
        requireAllEncoded(platform, before, rows);
        texts = List.of();
        return rate;
    }

    private static List<String> textsOf(Platform platform, int rows) {
        var step = Math.ceilDiv(rows, ALONE_AT_MOST);
        var seen = new AtomicInteger();
        var texts = new ArrayList<String>();
        platform.forEachEntity(TYPE, entity -> {
            if (seen.getAndIncrement() % step == 0) {
                texts.add(entity.text());
            }
        });
        return texts;
    }

    /** Or one of the two did less work, and their ratio would say nothing. */
    private static void requireAllEncoded(Platform platform, long before, int rows) {
        var encoded = platform.encoder().statistics().texts() - before;
        if (encoded != rows) {
            throw new BenchException(encoded + " texts were encoded for " + rows + " rows");
        }
    }

    private static double rate(int rows, long began) {
        return rows * 1e9 / (System.nanoTime() - began);
    }
}
