package tech.aia.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import tech.aia.bench.EncoderContenders.Contender;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.RealData;
import tech.aia.embeddings.encoder.EncoderSettings;

/** Texts to vectors: engines, precisions and models side by side, in batches as imports send them and one by one as queries come. */
final class EncoderSection implements Section {
    private static final int BATCH = 32;
    private static final int GROUPS = 8;
    private static final int QUERIES = 200;
    private static final int READ = 40_000;
    private static final Duration EACH = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        try (var lengths = new TokenLengths();
                var opened = EncoderContenders.open(run, figures)) {
            var contenders = opened.all();
            var texts =
                    run.data().texts(0, READ).stream().map(RealData.Text::text).toList();
            batches(run, figures, contenders, "25", lengths.pick(texts, 23, 27, BATCH * GROUPS));
            batches(run, figures, contenders, "110", lengths.pick(texts, 100, 120, BATCH * GROUPS));
            queries(run, figures, contenders, lengths.pick(texts, 9, 11, QUERIES));
            figures.note("Models: "
                    + contenders.stream()
                            .map(contender -> contender.encoder().modelId())
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + "; the first of them where no other is named. Batches on all processors, a query on one; texts are real ones of about that many"
                    + " tokens, and BGE-small has 8 more put before a query. OnnxRuntime computes in float32 unless said otherwise. The default on this"
                    + " processor is PyTorch " + EncoderSettings.defaults().precisionHere() + ".");
        }
    }

    private static void batches(Run run, Figures figures, List<Contender> contenders, String tokens, List<String> texts)
            throws Exception {
        var groups = new ArrayList<List<String>>();
        for (int from = 0; from < texts.size(); from += BATCH) {
            groups.add(texts.subList(from, from + BATCH));
        }
        contenders.forEach(contender -> encode(contender, groups, WARM_UP));
        var rates = Turns.take(run.rounds(), contenders, (contender, _) -> encode(contender, groups, EACH));
        var what = BATCH + " texts of " + tokens + " tokens, ";
        var samples = new LinkedHashMap<String, Sample>();
        rates.forEach((contender, outcomes) -> {
            var sample = Load.sample(outcomes, outcome -> outcome.perSecond() * BATCH);
            samples.put(contender.name(), sample);
            figures.add(what + contender.name(), "texts/s", sample);
        });
        for (var contender : contenders) {
            for (var other : contender.against()) {
                var ours = samples.get(contender.name());
                var theirs = samples.get(other);
                if (ours != null && theirs != null) {
                    figures.add(what + contender.name() + " ÷ " + other, "", ours.dividedBy(theirs));
                }
            }
        }
    }

    private static Load.Outcome encode(Contender contender, List<List<String>> groups, Duration time) {
        return Load.lasting(1, time, i -> contender.encoder().encodeAll(groups.get(i % groups.size())));
    }

    private static void queries(Run run, Figures figures, List<Contender> contenders, List<String> texts)
            throws Exception {
        contenders.forEach(contender -> ask(contender, texts));
        var times = Turns.take(run.rounds(), contenders, (contender, _) -> ask(contender, texts));
        times.forEach((contender, outcomes) -> {
            figures.add(
                    "one query of 10 tokens, " + contender.name() + ", p50",
                    "ms",
                    Load.sample(outcomes, Load.Outcome::p50));
            figures.add(
                    "one query of 10 tokens, " + contender.name() + ", p99",
                    "ms",
                    Load.sample(outcomes, Load.Outcome::p99));
        });
    }

    private static Load.Outcome ask(Contender contender, List<String> texts) {
        return Load.calls(1, texts.size(), i -> contender.encoder().encodeQuery(texts.get(i)));
    }
}
