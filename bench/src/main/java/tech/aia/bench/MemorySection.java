package tech.aia.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.bench.subject.Waiting;
import tech.aia.bench.subject.WorkDirectory;

/** What a server takes that nobody asks anything: resident memory with the model loaded, and processor time. */
final class MemorySection implements Section {
    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final Duration WATCHED = Duration.ofMinutes(1);
    private static final double MOST_MEGABYTES = 1_200;
    private static final double MOST_PERCENT = 1;

    @Override
    public void measure(Run run, Figures figures) {
        try (var work = WorkDirectory.in(run.cache())) {
            idle(run, figures, "idle with an empty store", work.path().resolve("data"));
        }
        run.corpus().fill();
        idle(
                run,
                figures,
                String.format(Locale.ROOT, "idle with %,d entities", run.texts()),
                run.corpus().directory());
        figures.note(
                "The server runs as ./aia up starts it, with a heap limit of 2 GB; resident memory includes the model"
                        + " and what of the store is in memory.");
    }

    private static void idle(Run run, Figures figures, String what, Path data) {
        try (var server = ServerProcess.start(run.root(), data)) {
            Waiting.pause(SETTLING);
            var before = server.processorTime();
            Waiting.pause(WATCHED);
            var used = server.processorTime().minus(before);
            figures.add(
                    "resident memory, " + what,
                    "MB",
                    Sample.of(server.residentMegabytes()),
                    Bar.atMost(MOST_MEGABYTES));
            figures.add(
                    "processor time, " + what,
                    "% of one processor",
                    Sample.of(100.0 * used.toNanos() / WATCHED.toNanos()),
                    Bar.atMost(MOST_PERCENT));
        }
    }
}
