package tech.aia.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tech.aia.bench.report.Figures;
import tech.aia.bench.subject.RealData;
import tech.aia.embeddings.encoder.EncoderSettings;
import tech.aia.embeddings.encoder.TextEncoder;

/** Texts to vectors: the engines side by side, in batches as imports send them and one by one as queries come. */
final class EncoderSection implements Section {
    private static final int BATCH = 32;
    private static final int GROUPS = 8;
    private static final int QUERIES = 200;
    private static final int READ = 40_000;
    private static final Duration EACH = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final String MODEL = EncoderSettings.defaults().model();

    private record Engine(String name, TextEncoder encoder) {
        static Engine open(String name) {
            var defaults = EncoderSettings.defaults();
            // Without the cache, or a repeated query would measure nothing.
            var settings = new EncoderSettings(
                    name, MODEL, defaults.maxTokens(), defaults.threads(), defaults.batchTokens(), 0);
            return new Engine(name, TextEncoder.open(settings));
        }
    }

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        var pytorch = Engine.open("PyTorch");
        try (var first = pytorch.encoder()) {
            var onnx = Engine.open("OnnxRuntime");
            try (var second = onnx.encoder();
                    var lengths = new TokenLengths()) {
                var engines = List.of(pytorch, onnx);
                var texts = run.data().texts(0, READ).stream()
                        .map(RealData.Text::text)
                        .toList();
                batches(run, figures, engines, "25", lengths.pick(texts, 23, 27, BATCH * GROUPS));
                batches(run, figures, engines, "110", lengths.pick(texts, 100, 120, BATCH * GROUPS));
                queries(run, figures, engines, lengths.pick(texts, 9, 11, QUERIES));
                figures.note("Both engines run " + first.modelId() + " and " + second.modelId()
                        + " on all processors; texts are real ones of about that many tokens.");
            }
        }
    }

    private static void batches(Run run, Figures figures, List<Engine> engines, String tokens, List<String> texts)
            throws Exception {
        var groups = new ArrayList<List<String>>();
        for (int from = 0; from < texts.size(); from += BATCH) {
            groups.add(texts.subList(from, from + BATCH));
        }
        engines.forEach(engine -> encode(engine, groups, WARM_UP));
        var rates = Turns.take(run.rounds(), engines, (engine, _) -> encode(engine, groups, EACH));
        var what = BATCH + " texts of " + tokens + " tokens";
        var samples = rates.values().stream()
                .map(outcomes -> Load.sample(outcomes, outcome -> outcome.perSecond() * BATCH))
                .toList();
        for (int i = 0; i < engines.size(); i++) {
            figures.add(what + ", " + engines.get(i).name(), "texts/s", samples.get(i));
        }
        figures.add(what + ", PyTorch ÷ OnnxRuntime", "", samples.getFirst().dividedBy(samples.getLast()));
    }

    private static Load.Outcome encode(Engine engine, List<List<String>> groups, Duration time) {
        return Load.lasting(1, time, i -> engine.encoder().encodeAll(groups.get(i % groups.size())));
    }

    private static void queries(Run run, Figures figures, List<Engine> engines, List<String> texts) throws Exception {
        engines.forEach(engine -> ask(engine, texts));
        var times = Turns.take(run.rounds(), engines, (engine, _) -> ask(engine, texts));
        times.forEach((engine, outcomes) -> {
            figures.add(
                    "one query of 10 tokens, " + engine.name() + ", p50",
                    "ms",
                    Load.sample(outcomes, Load.Outcome::p50));
            figures.add(
                    "one query of 10 tokens, " + engine.name() + ", p99",
                    "ms",
                    Load.sample(outcomes, Load.Outcome::p99));
        });
    }

    private static Load.Outcome ask(Engine engine, List<String> texts) {
        return Load.calls(1, texts.size(), i -> engine.encoder().encode(texts.get(i)));
    }
}
