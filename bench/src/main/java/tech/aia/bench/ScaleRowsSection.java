package tech.aia.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Plot;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.HttpApi;
import tech.aia.bench.subject.RowStream;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.bench.subject.WorkDirectory;
import tools.jackson.databind.node.ObjectNode;

/** Large results of the Cypher passthrough as NDJSON: how fast rows come, and what they take of the server's heap while they do. */
final class ScaleRowsSection implements Section {
    private static final int NODES = 10_000;
    private static final int MOST_ROWS = 1_000_000;
    private static final double MOST_MEGABYTES = 100;
    private static final double MEGABYTE = 1 << 20;
    private static final Duration SLOW = Duration.ofSeconds(15);
    private static final int SLOW_BYTES = 1 << 20;

    private static final String RATE = "rows as NDJSON";
    private static final String BYTES = "bytes as NDJSON";
    private static final String HEAP = "live heap meanwhile, less that before";

    private static final String FILL = """
            UNWIND range(1, %d) AS i
            CREATE (:Reading {number: i, name: 'Reading ' + i, amount: i / 8.0})""".formatted(NODES);
    private static final String ROWS = """
            UNWIND range(1, 100) AS turn
            MATCH (r:Reading)
            RETURN r.number AS number, r.name AS name, r.amount AS amount, turn""";

    @Override
    public void measure(Run run, Figures figures) {
        var growth = new Growth(figures, "rows");
        try (var work = WorkDirectory.in(run.cache());
                var server = ServerProcess.start(run.root(), work.path().resolve("data"));
                var api = server.api()) {
            api.write(FILL);
            var sizes = run.sizes().stream()
                    .map(size -> Math.min(size, MOST_ROWS))
                    .distinct()
                    .toList();
            read(server, api, sizes.getLast());
            sizes.forEach(size -> fast(run, growth, server, api, size));
            heap(figures, growth, server, api, sizes);
            slow(run, figures, server, api);
        }
        growth.plot("scale-rows", "A large result as NDJSON", "rows/s", Plot.Scale.LOGARITHMIC, null, List.of(RATE));
        growth.plot(
                "scale-rows-heap",
                "What a large result takes of the server's heap",
                "MB",
                Plot.Scale.LINEAR,
                new Plot.Line("bar: ≤ 100 MB", MOST_MEGABYTES),
                List.of(HEAP));
        figures.note("Rows of four columns, made of " + NODES
                + " nodes, to one reader that counts them and keeps nothing. The live heap is counted object"
                + " by object after a collection, again and again while rows come, and the most counts. The slow"
                + " reader asks for " + MOST_ROWS + " rows and takes 1 MB a second.");
    }

    private static void fast(Run run, Growth growth, ServerProcess server, HttpApi api, int rows) {
        var perSecond = new ArrayList<Double>();
        var megabytes = new ArrayList<Double>();
        for (int round = 0; round < run.rounds(); round++) {
            var began = System.nanoTime();
            var bytes = read(server, api, rows);
            var seconds = (System.nanoTime() - began) / 1e9;
            perSecond.add(rows / seconds);
            megabytes.add(bytes / MEGABYTE / seconds);
        }
        growth.add(rows, RATE, "rows/s", Sample.of(perSecond));
        growth.add(rows, BYTES, "MB/s", Sample.of(megabytes));
    }

    private static void heap(Figures figures, Growth growth, ServerProcess server, HttpApi api, List<Integer> sizes) {
        for (int rows : sizes) {
            var before = server.liveHeapMegabytes();
            var reading = CompletableFuture.runAsync(() -> read(server, api, rows));
            var more = Math.max(0, mostLive(server, reading) - before);
            reading.join();
            growth.add(rows, HEAP, "MB", more);
            if (rows == MOST_ROWS) {
                figures.add(
                        "live heap for 1,000,000 rows, less that before",
                        "MB",
                        Sample.of(more),
                        Bar.atMost(MOST_MEGABYTES));
            }
        }
    }

    private static void slow(Run run, Figures figures, ServerProcess server, HttpApi api) {
        var more = new ArrayList<Double>();
        for (int round = 0; round < run.rounds(); round++) {
            var before = server.liveHeapMegabytes();
            try (var stream = RowStream.open(server.url(), api.token(), query(MOST_ROWS))) {
                var reading = CompletableFuture.runAsync(() -> stream.readSlowly(SLOW, SLOW_BYTES));
                more.add(Math.max(0, mostLive(server, reading) - before));
                reading.join();
            }
        }
        figures.add("live heap for a slow reader, less that before", "MB", Sample.of(more), Bar.atMost(MOST_MEGABYTES));
    }

    private static double mostLive(ServerProcess server, CompletableFuture<?> meanwhile) {
        double most = 0;
        do {
            most = Math.max(most, server.liveHeapMegabytes());
        } while (!meanwhile.isDone());
        return most;
    }

    /** Says how many bytes the rows were. */
    private static long read(ServerProcess server, HttpApi api, int rows) {
        try (var stream = RowStream.open(server.url(), api.token(), query(rows)).readAll()) {
            if (stream.rows() != rows) {
                throw new BenchException(stream.rows() + " rows came instead of " + rows);
            }
            return stream.bytes();
        }
    }

    private static ObjectNode query(int rows) {
        return HttpApi.json().put("query", ROWS + " LIMIT " + rows).put("limit", MOST_ROWS);
    }
}
