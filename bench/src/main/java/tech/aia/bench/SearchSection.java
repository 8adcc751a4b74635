package tech.aia.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.Platform;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.bench.subject.Waiting;
import tech.aia.bench.subject.WorkDirectory;
import tech.aia.embeddings.encoder.EncoderSettings;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.embeddings.index.SearchIndex;
import tech.aia.embeddings.index.SearchIndexSettings;
import tech.aia.embeddings.index.SearchMode;

/**
 * The search stage alone, on the index that an import left, with questions encoded beforehand; what it finds against exact search; how
 * long the index takes to build; and then whole requests over HTTP.
 */
final class SearchSection implements Section {
    private static final int QUESTIONS = 1_000;
    private static final int RECALL_QUESTIONS = 500;
    private static final int BUILD_BATCH = 500;
    private static final List<Integer> SELECTIVITIES = List.of(1, 10, 50);
    private static final double SLOWEST_MILLIS = 1;
    private static final double LEAST_RECALL = 0.95;
    private static final Duration LONGEST_TIDYING = Duration.ofMinutes(10);

    private record Asking(SearchMode mode, int threads) {}

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        var overHttp = QUESTIONS + HttpSearch.questions(run.rounds());
        var texts = run.questions(overHttp + BusySearch.questions(run.rounds()));
        try (var platform = run.corpus().open()) {
            var questions = EncodedQuestion.encode(platform.encoder(), texts.subList(0, QUESTIONS));
            Waiting.until("the index to have joined its segments", LONGEST_TIDYING, platform.index()::tidy);
            stage(run, figures, platform.index(), questions);
            var exact = ExactSearch.over(platform);
            recall(run, figures, platform.index(), exact, questions.subList(0, RECALL_QUESTIONS));
            build(run, figures, platform, exact);
        }
        try (var server = ServerProcess.start(run.root(), run.corpus().directory());
                var encoder = TextEncoder.open(EncoderSettings.defaults().uncached())) {
            new HttpSearch(run, figures).measure(server, encoder, texts.subList(QUESTIONS, overHttp));
            new BusySearch(run, figures).measure(server, encoder, texts.subList(overHttp, texts.size()));
        }
        figures.note(String.format(
                Locale.ROOT,
                "%,d texts of the load test; questions are other texts of it of up to %d characters, ten hits each.",
                run.texts(),
                Run.LONGEST_QUESTION));
    }

    private static void stage(Run run, Figures figures, SearchIndex index, List<EncodedQuestion> questions)
            throws Exception {
        var loads = List.of(
                new Asking(SearchMode.HYBRID, 1),
                new Asking(SearchMode.SEMANTIC, 1),
                new Asking(SearchMode.HYBRID, 2),
                new Asking(SearchMode.SEMANTIC, 2));
        for (int i = 0; i < 3; i++) {
            loads.forEach(load -> ask(index, questions, load));
        }
        var outcomes = Turns.take(run.rounds(), loads, (load, _) -> ask(index, questions, load));
        outcomes.forEach((load, each) -> {
            var what = "search stage, " + load.mode().name().toLowerCase(Locale.ROOT) + ", " + load.threads()
                    + (load.threads() == 1 ? " thread" : " threads");
            var bar = load.threads() == 1 ? judged(run, Bar.atMost(SLOWEST_MILLIS)) : Bar.none();
            figures.add(what + ", p50", "ms", Load.sample(each, Load.Outcome::p50), bar);
            figures.add(what + ", p99", "ms", Load.sample(each, Load.Outcome::p99));
            figures.add(what, "searches/s", Load.sample(each, Load.Outcome::perSecond));
        });
    }

    private static Load.Outcome ask(SearchIndex index, List<EncodedQuestion> questions, Asking load) {
        return Load.calls(
                load.threads(),
                questions.size(),
                i -> index.search(questions.get(i).request(load.mode())));
    }

    private static void recall(
            Run run, Figures figures, SearchIndex index, ExactSearch exact, List<EncodedQuestion> questions) {
        var found = Found.of(exact, index, questions, 100);
        figures.add("recall@10, semantic", "", found.recall(), judged(run, Bar.atLeast(LEAST_RECALL)));
        for (int percent : SELECTIVITIES) {
            var filtered = Found.of(exact, index, questions, percent);
            var what = "a filter that keeps " + percent + " %";
            figures.add("recall@10, semantic, " + what, "", filtered.recall());
            figures.add("hits given of those there are, " + what, "", filtered.completeness(), Bar.atLeast(1));
            var times = Load.calls(
                    1, questions.size(), i -> index.search(questions.get(i).semantic(percent)));
            figures.add("search stage, semantic, " + what + ", p50", "ms", Sample.of(times.p50()));
        }
    }

    private static void build(Run run, Figures figures, Platform platform, ExactSearch exact) {
        try (var work = WorkDirectory.in(run.cache());
                var index = SearchIndex.open(
                        work.path().resolve("index"),
                        SearchIndexSettings.forModel(platform.encoder().modelId()))) {
            var entities = exact.entities();
            var began = System.nanoTime();
            for (int from = 0; from < entities.size(); from += BUILD_BATCH) {
                index.apply(entities.subList(from, Math.min(entities.size(), from + BUILD_BATCH)), Set.of());
            }
            index.refresh();
            index.commit(1);
            var millis = (System.nanoTime() - began) / 1e6;
            figures.add("building the index, for each text", "ms", Sample.of(millis / entities.size()));
        }
    }

    static Bar judged(Run run, Bar bar) {
        return bar.onlyIf(run.isOfJudgedSize(), "meant for 60,000 texts");
    }
}
