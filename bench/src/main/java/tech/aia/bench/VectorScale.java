package tech.aia.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.Variants;
import tech.aia.bench.subject.Waiting;
import tech.aia.bench.subject.WorkDirectory;
import tech.aia.embeddings.index.SearchIndex;
import tech.aia.embeddings.index.SearchIndexSettings;
import tech.aia.embeddings.index.SearchMode;

/** The search index with one number of entities, as the product sets it up, built and asked in this process. */
final class VectorScale {
    static final String BUILT = "building the index, each";
    static final String JOINED = "joining its segments to one, each";
    static final String ON_DISK = "index on disk";
    static final String HEAP = "live heap of the open index";

    private static final int AT_ONCE = 500;
    private static final int WARM_UPS = 5;
    private static final List<Integer> PERCENTS = List.of(100, 1, 10, 50);
    private static final Duration LONGEST_JOINING = Duration.ofHours(3);

    private final Run run;
    private final Growth growth;
    private final Variants variants;
    private final List<EncodedQuestion> questions;
    private final SearchIndexSettings settings;
    private final int size;

    VectorScale(Run run, Growth growth, Variants variants, List<EncodedQuestion> questions, String model, int size) {
        this.run = run;
        this.growth = growth;
        this.variants = variants;
        this.questions = questions;
        this.settings = SearchIndexSettings.forModel(model);
        this.size = size;
    }

    static String p50(int percent) {
        return "semantic, " + filter(percent) + ", p50";
    }

    static String recall(int percent) {
        return "recall@10, " + filter(percent);
    }

    private static String filter(int percent) {
        return percent == 100 ? "no filter" : "a filter that keeps " + percent + " %";
    }

    void measure() throws Exception {
        try (var work = WorkDirectory.in(run.cache())) {
            var directory = work.path().resolve("index");
            try (var index = SearchIndex.open(directory, settings)) {
                build(index);
            }
            growth.add(size, ON_DISK, "MB", megabytes(directory));
            var before = LiveHeap.megabytes();
            try (var index = SearchIndex.open(directory, settings)) {
                stage(index);
                growth.add(size, HEAP, "MB", Math.max(0, LiveHeap.megabytes() - before));
                filtered(index);
            }
        }
    }

    private void build(SearchIndex index) {
        var began = System.nanoTime();
        for (int from = 0; from < size; from += AT_ONCE) {
            index.apply(variants.entities(from, Math.min(size, from + AT_ONCE)), Set.of());
        }
        index.refresh();
        index.commit(1);
        growth.add(size, BUILT, "ms", millisEach(began));
        began = System.nanoTime();
        Waiting.until("the index to have joined its segments", LONGEST_JOINING, index::tidy);
        growth.add(size, JOINED, "ms", millisEach(began));
    }

    private double millisEach(long began) {
        return (System.nanoTime() - began) / 1e6 / size;
    }

    private void stage(SearchIndex index) throws Exception {
        var modes = List.of(SearchMode.HYBRID, SearchMode.SEMANTIC);
        for (int i = 0; i < WARM_UPS; i++) {
            modes.forEach(mode -> ask(index, mode));
        }
        Turns.take(run.rounds(), modes, (mode, _) -> ask(index, mode)).forEach((mode, each) -> {
            var what = mode.name().toLowerCase(Locale.ROOT);
            growth.add(size, what + ", p50", "ms", Load.sample(each, Load.Outcome::p50));
            growth.add(size, what + ", p99", "ms", Load.sample(each, Load.Outcome::p99));
        });
    }

    private Load.Outcome ask(SearchIndex index, SearchMode mode) {
        return Load.calls(
                1, questions.size(), i -> index.search(questions.get(i).request(mode)));
    }

    private void filtered(SearchIndex index) {
        var exact = NearestVariants.of(variants, size, questions, PERCENTS);
        for (int percent : PERCENTS) {
            growth.add(
                    size,
                    recall(percent),
                    "",
                    Found.of(exact, index, questions, percent).recall());
            if (percent < 100) {
                var times = Load.calls(
                        1, questions.size(), i -> index.search(questions.get(i).semantic(percent)));
                growth.add(size, p50(percent), "ms", Sample.of(times.p50()));
            }
        }
    }

    private static double megabytes(Path directory) throws IOException {
        long bytes = 0;
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes / (double) (1 << 20);
    }
}
