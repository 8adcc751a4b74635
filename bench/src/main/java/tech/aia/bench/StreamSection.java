package tech.aia.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.EventReaders;
import tech.aia.bench.subject.HttpApi;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.bench.subject.Waiting;
import tech.aia.bench.subject.WorkDirectory;

/** Events over SSE: from the commit of a change to its arrival at the readers, and what a thousand readers take of the server's heap. */
final class StreamSection implements Section {
    private static final List<Integer> READERS = List.of(1, 100);
    private static final int WRITES = 100;
    private static final int WARM_UP = 300;
    private static final int CROWD = 1000;
    private static final double SLOWEST_MILLIS = 50;
    private static final double MOST_MEGABYTES = 300;

    /** So that one write's work is done before the next begins. */
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private static final String PAIR =
            "CREATE (:Entity {id: 'pair_1', type: 'pair'}), (:Entity {id: 'pair_2', type: 'pair'})";

    /** A change of a relationship: nothing is encoded because of it. */
    private static final String CHANGE =
            "MATCH (a:Entity {id: 'pair_1'}), (b:Entity {id: 'pair_2'}) CREATE (a)-[:LINKED]->(b)";

    @Override
    public void measure(Run run, Figures figures) {
        try (var work = WorkDirectory.in(run.cache());
                var server = ServerProcess.start(run.root(), work.path().resolve("data"));
                var api = server.api()) {
            api.write(PAIR);
            for (int readers : READERS) {
                delivery(run, figures, server, api, readers);
            }
            heap(run, figures, server, api);
        }
        figures.note(
                "One change a time, over HTTP; delivery is from the moment before the commit, which is in the event, to the"
                        + " arrival, both by the clock of this machine, on which server and readers run.");
    }

    private static void delivery(Run run, Figures figures, ServerProcess server, HttpApi api, int readers) {
        var p50 = new ArrayList<Double>();
        var p99 = new ArrayList<Double>();
        try (var streams = EventReaders.open(server.url(), api.token(), readers)) {
            change(api, streams, WARM_UP);
            for (int round = 0; round < run.rounds(); round++) {
                var millis = Sample.of(change(api, streams, WRITES));
                p50.add(millis.quantile(0.5));
                p99.add(millis.quantile(0.99));
            }
        }
        var what = "delivery, " + readers + (readers == 1 ? " reader" : " readers");
        figures.add(what + ", p50", "ms", Sample.of(p50), Bar.atMost(SLOWEST_MILLIS));
        figures.add(what + ", p99", "ms", Sample.of(p99));
    }

    private static List<Double> change(HttpApi api, EventReaders streams, int times) {
        for (int i = 0; i < times; i++) {
            api.write(CHANGE);
            Waiting.pause(BETWEEN);
        }
        return streams.take(times);
    }

    private static void heap(Run run, Figures figures, ServerProcess server, HttpApi api) {
        var more = new ArrayList<Double>();
        for (int round = 0; round < run.rounds(); round++) {
            awaitNobody(api);
            var before = liveHeap(server, api);
            try (var streams = EventReaders.open(server.url(), api.token(), CROWD)) {
                change(api, streams, 10);
                more.add(liveHeap(server, api) - before);
            }
        }
        figures.add("heap that " + CROWD + " readers take", "MB", Sample.of(more), Bar.atMost(MOST_MEGABYTES));
    }

    /** The server notices that a reader is gone when it has something to send. */
    private static void awaitNobody(HttpApi api) {
        Waiting.until("the readers of before to be gone", Duration.ofSeconds(60), () -> {
            api.write(CHANGE);
            return api.streams() == 0;
        });
    }

    private static double liveHeap(ServerProcess server, HttpApi api) {
        server.collectGarbage();
        return api.heapMegabytes();
    }
}
