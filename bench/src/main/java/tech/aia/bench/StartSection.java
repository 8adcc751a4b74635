package tech.aia.bench;

import java.time.Duration;
import java.util.ArrayList;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.bench.subject.WorkDirectory;

/** {@code ./aia up}, built: the first start on an empty directory, and the later ones on the store that it made. */
final class StartSection implements Section {
    private static final double SLOWEST_SECONDS = 15;
    private static final double SLOWEST_STOP_SECONDS = 3;

    @Override
    public void measure(Run run, Figures figures) {
        try (var work = WorkDirectory.in(run.cache())) {
            var data = work.path().resolve("data");
            var first = ServerProcess.start(run.root(), data);
            first.stop();
            var starts = new ArrayList<Double>();
            var stops = new ArrayList<Double>();
            for (int round = 0; round < run.rounds(); round++) {
                var server = ServerProcess.start(run.root(), data);
                starts.add(seconds(server.startUp()));
                stops.add(seconds(server.stop()));
            }
            figures.add("first start, until ready", "s", Sample.of(seconds(first.startUp())));
            figures.add("later start, until ready", "s", Sample.of(starts), Bar.atMost(SLOWEST_SECONDS));
            figures.add("stop, from the signal to the end", "s", Sample.of(stops), Bar.atMost(SLOWEST_STOP_SECONDS));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
