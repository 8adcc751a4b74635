package tech.aia.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.HttpApi;
import tech.aia.bench.subject.LightApi;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.embeddings.encoder.TextEncoder;

/**
 * As many searches a second as a running server answers over eight connections, each question new to it, against how many of the same
 * questions the encoder alone encodes when eight callers ask it and nothing else goes on.
 */
final class BusySearch {
    private static final int CONNECTIONS = 8;
    private static final int EACH = 1_000;

    /**
     * What the server is asked before anything counts: until then it becomes faster, as code is compiled beside it. Known questions take it
     * through everything but the encoder, which is no code of Java's.
     */
    private static final int WARM_UP_KNOWN = 80_000;

    private static final int KNOWN = 500;
    private static final int WARM_UP = 10_000;

    private static final int ENCODER_WARM_UP = 500;
    private static final double LEAST_OF_ENCODER = 0.9;
    private static final byte[] HIT = "\"similarity_score\":".getBytes(StandardCharsets.US_ASCII);

    private final Run run;
    private final Figures figures;

    BusySearch(Run run, Figures figures) {
        this.run = run;
        this.figures = figures;
    }

    /** How many different questions it takes. */
    static int questions(int rounds) {
        return WARM_UP + EACH * rounds;
    }

    private enum Contender {
        SERVER,
        ENCODER
    }

    /** @param encoder without a cache */
    void measure(ServerProcess server, TextEncoder encoder, List<String> questions) throws Exception {
        try (var api = server.lightApi()) {
            for (int i = 0; i < WARM_UP_KNOWN; i += KNOWN) {
                search(api, questions.subList(0, KNOWN));
            }
            search(api, questions.subList(0, WARM_UP));
            encode(encoder, questions.subList(0, ENCODER_WARM_UP));
            var outcomes = Turns.take(run.rounds(), List.of(Contender.values()), (contender, round) -> {
                var from = WARM_UP + round * EACH;
                var asked = questions.subList(from, from + EACH);
                return contender == Contender.SERVER ? search(api, asked) : encode(encoder, asked);
            });
            report(
                    outcomes.getOrDefault(Contender.SERVER, List.of()),
                    outcomes.getOrDefault(Contender.ENCODER, List.of()));
        }
    }

    private void report(List<Load.Outcome> server, List<Load.Outcome> encoder) {
        var what = "search over HTTP, new questions, " + CONNECTIONS + " connections";
        figures.add(what + ", p50", "ms", Load.sample(server, Load.Outcome::p50));
        figures.add(what + ", p99", "ms", Load.sample(server, Load.Outcome::p99));
        figures.add(what, "searches/s", perSecond(server));
        figures.add("the encoder alone, " + CONNECTIONS + " callers", "questions/s", perSecond(encoder));
        figures.add(
                what + " ÷ the encoder alone",
                "",
                perSecond(server).dividedBy(perSecond(encoder)),
                SearchSection.judged(run, Bar.atLeast(LEAST_OF_ENCODER)));
    }

    private static Sample perSecond(List<Load.Outcome> outcomes) {
        return Load.sample(outcomes, Load.Outcome::perSecond);
    }

    private static Load.Outcome encode(TextEncoder encoder, List<String> questions) {
        return Load.calls(CONNECTIONS, questions.size(), i -> encoder.encodeQuery(questions.get(i)));
    }

    private static Load.Outcome search(LightApi api, List<String> questions) {
        var requests = questions.stream()
                .map(question -> api.post("/knowledge-graph/semantic-search", HttpApi.searchFor(question)))
                .toList();
        return Load.calls(CONNECTIONS, requests.size(), i -> requireHits(api.send(requests.get(i))));
    }

    /** Counted in the text, as taking each answer apart would cost the benchmark what the server could have used. */
    private static void requireHits(byte[] answer) {
        int hits = 0;
        for (int at = 0; at + HIT.length <= answer.length; at++) {
            if (Arrays.equals(answer, at, at + HIT.length, HIT, 0, HIT.length)) {
                hits++;
            }
        }
        ExactSearch.requireAll(hits);
    }
}
