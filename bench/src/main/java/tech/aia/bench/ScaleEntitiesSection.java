package tech.aia.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Plot;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.GivenEmbeddings;
import tech.aia.bench.subject.Platform;
import tech.aia.bench.subject.RealEntity;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.bench.subject.Variants;
import tech.aia.bench.subject.WorkDirectory;

/** One store that grows: filling it with entities that bring their embeddings, reading it in process, and asking a server that has it. */
final class ScaleEntitiesSection implements Section {
    private static final int QUESTIONS = 500;
    private static final int IDS = 900;
    private static final Duration READS = Duration.ofSeconds(1);
    private static final Duration WARM_UP = Duration.ofSeconds(6);

    private static final String POINT = "point read, Graph.lookUp, p50";
    private static final String TWENTY = "20-row read, Graph.lookUp, p50";

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        var texts = run.questions(QUESTIONS);
        List<RealEntity> real;
        try (var platform = run.corpus().open()) {
            real = RealEntity.all(platform);
        }
        var variants = new Variants(real);
        var growth = new Growth(figures, "entities");
        try (var work = WorkDirectory.in(run.cache())) {
            var ingest = new IngestScale(growth, variants);
            ingest.alone(run, figures, work.path());
            var data = work.path().resolve("data");
            int before = 0;
            for (int size : run.sizes()) {
                try (var platform = Platform.open(data)) {
                    ingest.fill(platform, before, size);
                    read(run, growth, platform, variants, size);
                }
                try (var server = ServerProcess.start(run.root(), data)) {
                    new ServerScale(run, growth, server, size).measure(ids(variants, size), texts);
                }
                before = size;
            }
        }
        plot(growth);
        figures.note(String.format(
                Locale.ROOT,
                "Entities are made of %,d real ones and bring their embeddings, as copied from another store: %d a transaction, by 1 thread. What"
                        + " is written before the next size counts; the index follows meanwhile, on the same processors.",
                real.size(),
                GivenEmbeddings.AT_ONCE));
    }

    private static void read(Run run, Growth growth, Platform platform, Variants variants, int size) throws Exception {
        var ids = ids(variants, size);
        var kinds = List.of(Map.entry(POINT, PassthroughSection.POINT), Map.entry(TWENTY, PassthroughSection.TWENTY));
        kinds.forEach(kind -> load(platform, kind.getValue(), ids, WARM_UP));
        Turns.take(run.rounds(), kinds, (kind, _) -> load(platform, kind.getValue(), ids, READS))
                .forEach((kind, each) -> growth.add(size, kind.getKey(), "ms", Load.sample(each, Load.Outcome::p50)));
    }

    private static Load.Outcome load(Platform platform, String statement, List<String> ids, Duration time) {
        var graph = platform.graph();
        return Load.lasting(1, time, i -> {
            if (graph.lookUp(statement, Map.of("id", ids.get(i % ids.size()))).isEmpty()) {
                throw new BenchException("A read found nothing");
            }
        });
    }

    /** From all over the store, twenty away from its end. */
    private static List<String> ids(Variants variants, int size) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < IDS; i++) {
            // 7,919 is prime: neighbours in time are none in the store.
            ids.add(variants.id((int) ((i * 7_919L * size / IDS) % (size - 20))));
        }
        return ids;
    }

    private static void plot(Growth growth) {
        growth.plot(
                "scale-ingest",
                "Entities that bring their embeddings",
                "entities/s",
                Plot.Scale.LOGARITHMIC,
                new Plot.Line("bar: ≥ 15,000/s", IngestScale.LEAST_PER_SECOND),
                List.of(IngestScale.WRITTEN, IngestScale.SEARCHABLE));
        growth.plot(
                "scale-reads",
                "Reads, p50",
                "ms",
                Plot.Scale.LOGARITHMIC,
                null,
                List.of(POINT, TWENTY, ServerScale.QUERY));
        growth.plot(
                "scale-http",
                "Over HTTP, p50",
                "ms",
                Plot.Scale.LOGARITHMIC,
                null,
                List.of(ServerScale.SEARCH, ServerScale.FEW, ServerScale.RARE));
        growth.plot(
                "scale-memory",
                "Memory of a server",
                "MB",
                Plot.Scale.LOGARITHMIC,
                new Plot.Line("bar for 60,000 entities: ≤ 1,200 MB resident", 1_200),
                List.of(ServerScale.RESIDENT, ServerScale.HEAP));
        growth.plot(
                "scale-start",
                "Later start, until ready",
                "s",
                Plot.Scale.LOGARITHMIC,
                new Plot.Line("bar: ≤ 15 s", 15),
                List.of(ServerScale.START));
    }
}
