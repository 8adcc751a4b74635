package tech.aia.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import tech.aia.bench.report.Figures;
import tech.aia.bench.subject.RealData;
import tech.aia.embeddings.encoder.EncoderSettings;
import tech.aia.embeddings.encoder.TextEncoder;

/** Texts to vectors: engines and precisions side by side, in batches as imports send them and one by one as queries come. */
final class EncoderSection implements Section {
    private static final int BATCH = 32;
    private static final int GROUPS = 8;
    private static final int QUERIES = 200;
    private static final int READ = 40_000;
    private static final Duration EACH = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    private record Contender(String name, TextEncoder encoder) {

        /** Without the cache, or a repeated query would measure nothing. */
        static Contender open(String name, EncoderSettings settings) {
            return new Contender(name, TextEncoder.open(settings.uncached()));
        }
    }

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        var defaults = EncoderSettings.defaults();
        var contenders = new ArrayList<Contender>();
        try (var lengths = new TokenLengths()) {
            contenders.add(Contender.open("OnnxRuntime", defaults.with("OnnxRuntime", defaults.model())));
            for (var precision : new LinkedHashSet<>(List.of("float32", defaults.precisionHere(), "int8"))) {
                contenders.add(Contender.open("PyTorch " + precision, defaults.with(precision)));
            }
            var texts =
                    run.data().texts(0, READ).stream().map(RealData.Text::text).toList();
            batches(run, figures, contenders, "25", lengths.pick(texts, 23, 27, BATCH * GROUPS));
            batches(run, figures, contenders, "110", lengths.pick(texts, 100, 120, BATCH * GROUPS));
            queries(run, figures, contenders, lengths.pick(texts, 9, 11, QUERIES));
            figures.note("Models: "
                    + contenders.stream()
                            .map(contender -> contender.encoder().modelId())
                            .distinct()
                            .collect(Collectors.joining(" and "))
                    + ", batches on all processors, a query on one; texts are real ones of about that many tokens. OnnxRuntime computes in float32."
                    + " PyTorch's default on this processor is " + defaults.precisionHere() + ".");
        } finally {
            contenders.forEach(contender -> contender.encoder().close());
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
        var what = BATCH + " texts of " + tokens + " tokens";
        var samples = rates.values().stream()
                .map(outcomes -> Load.sample(outcomes, outcome -> outcome.perSecond() * BATCH))
                .toList();
        for (int i = 0; i < contenders.size(); i++) {
            figures.add(what + ", " + contenders.get(i).name(), "texts/s", samples.get(i));
        }
        for (int i = 1; i < contenders.size(); i++) {
            figures.add(
                    what + ", " + contenders.get(i).name() + " ÷ OnnxRuntime",
                    "",
                    samples.get(i).dividedBy(samples.getFirst()));
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
        return Load.calls(1, texts.size(), i -> contender.encoder().encode(texts.get(i)));
    }
}
