package tech.aia.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.HttpApi;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.embeddings.encoder.TextEncoder;

/**
 * Whole requests to {@code POST /knowledge-graph/semantic-search} on a running server, each question new to it, against encoding the same
 * question in this process a moment before or after.
 */
final class HttpSearch {
    private static final int EACH = 200;
    private static final int WARM_UP = 500;

    /** Requests by which a server no longer becomes faster: until then, code is compiled beside them. */
    private static final int WARM_UP_KNOWN = 15_000;

    private static final double MOST_ABOVE_ENCODER = 3;

    private final Run run;
    private final Figures figures;

    HttpSearch(Run run, Figures figures) {
        this.run = run;
        this.figures = figures;
    }

    /** How many different questions it takes. */
    static int questions(int rounds) {
        return WARM_UP + EACH * rounds;
    }

    /** @param encoder without a cache */
    void measure(ServerProcess server, TextEncoder encoder, List<String> questions) {
        try (var api = server.api()) {
            requireHits(api, questions.getFirst());
            var first = new Round(api, encoder, questions.subList(0, WARM_UP)).take();
            for (int i = 0; i < WARM_UP_KNOWN; i++) {
                requireHits(api, questions.get(i % WARM_UP));
            }
            var rounds = new ArrayList<Round>();
            for (int round = 0; round < run.rounds(); round++) {
                var from = WARM_UP + round * EACH;
                rounds.add(new Round(api, encoder, questions.subList(from, from + EACH)).take());
            }
            report(first, rounds);
        }
    }

    /** A server that is still filling its index, or finds nothing, would be fast for no good reason. */
    private static void requireHits(HttpApi api, String question) {
        ExactSearch.requireAll(
                HttpApi.json(api.search(question)).path("results").size());
    }

    private void report(Round first, List<Round> rounds) {
        var whole = sample(rounds, round -> round.whole);
        var encoding = sample(rounds, round -> round.encoding);
        var above = sample(rounds, Round::above);
        figures.add("whole request over HTTP, new question, p50", "ms", whole.p50());
        figures.add("whole request over HTTP, new question, p99", "ms", whole.p99());
        figures.add("encoding the same question, p50", "ms", encoding.p50());
        figures.add(
                "whole request over HTTP, less encoding, p50",
                "ms",
                above.p50(),
                SearchSection.judged(run, Bar.atMost(MOST_ABOVE_ENCODER)));
        figures.add(
                "whole request over HTTP, known question, p50",
                "ms",
                sample(rounds, round -> round.known).p50());
        figures.add(
                "whole request over HTTP, less encoding, the first " + WARM_UP + " after the start, p50",
                "ms",
                sample(List.of(first), Round::above).p50());
    }

    private record Quantiles(Sample p50, Sample p99) {}

    private static Quantiles sample(List<Round> rounds, Function<Round, List<Double>> times) {
        var samples = rounds.stream().map(times).map(Sample::of).toList();
        return new Quantiles(
                Sample.of(samples.stream().map(Sample::median).toList()),
                Sample.of(samples.stream().map(sample -> sample.quantile(0.99)).toList()));
    }

    private static final class Round {
        private final HttpApi api;
        private final TextEncoder encoder;
        private final List<String> questions;
        private final List<Double> whole = new ArrayList<>();
        private final List<Double> encoding = new ArrayList<>();
        private final List<Double> known = new ArrayList<>();

        Round(HttpApi api, TextEncoder encoder, List<String> questions) {
            this.api = api;
            this.encoder = encoder;
            this.questions = questions;
        }

        Round take() {
            for (int i = 0; i < questions.size(); i++) {
                var question = questions.get(i);
                if (i % 2 == 0) {
                    encoding.add(millis(() -> encoder.encodeQuery(question)));
                    whole.add(millis(() -> api.search(question)));
                } else {
                    whole.add(millis(() -> api.search(question)));
                    encoding.add(millis(() -> encoder.encodeQuery(question)));
                }
                known.add(millis(() -> api.search(question)));
            }
            return this;
        }

        /** What each question took above encoding it. */
        List<Double> above() {
            var above = new ArrayList<Double>();
            for (int i = 0; i < whole.size(); i++) {
                above.add(whole.get(i) - encoding.get(i));
            }
            return above;
        }

        private static double millis(Runnable call) {
            var began = System.nanoTime();
            call.run();
            return (System.nanoTime() - began) / 1e6;
        }
    }
}
