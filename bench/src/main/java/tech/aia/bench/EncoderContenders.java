package tech.aia.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tech.aia.bench.report.Figures;
import tech.aia.bench.subject.FetchedModel;
import tech.aia.embeddings.encoder.EncoderSettings;
import tech.aia.embeddings.encoder.TextEncoder;

/** The encoders that are measured side by side: engines, precisions and models. Without the cache, or a repeated query would measure nothing. */
final class EncoderContenders implements AutoCloseable {
    private static final String ONNX = "OnnxRuntime";
    private static final String ONNX_INT8 = "OnnxRuntime int8";
    private static final String PYTORCH = "PyTorch ";
    private static final String BGE = "BGE-small, PyTorch ";
    private static final String INT8 = "int8";

    private static final EncoderSettings DEFAULTS = EncoderSettings.defaults().uncached();

    /** @param against names of those whose speed it is divided by */
    record Contender(String name, TextEncoder encoder, List<String> against) {}

    private final List<Contender> contenders = new ArrayList<>();

    private EncoderContenders() {}

    /** Opens all; what cannot be fetched is noted and left out. */
    static EncoderContenders open(Run run, Figures figures) {
        var contenders = new EncoderContenders();
        try {
            contenders.openAll(
                    fetched(run, figures, FetchedModel.INT8_MINILM), fetched(run, figures, FetchedModel.BGE_SMALL));
            return contenders;
        } catch (RuntimeException failure) {
            contenders.close();
            throw failure;
        }
    }

    /** The directory of a model, unless it cannot be fetched, which is noted. */
    static Optional<Path> fetched(Run run, Figures figures, String model) {
        var directory = FetchedModel.of(run.root(), run.cache(), model);
        if (directory.isEmpty()) {
            figures.note("Not measured: " + model + ", which could not be fetched.");
        }
        return directory;
    }

    /** All precisions to be measured, that of this processor among them. */
    static Set<String> precisions() {
        return new LinkedHashSet<>(List.of("float32", DEFAULTS.precisionHere(), INT8));
    }

    List<Contender> all() {
        return List.copyOf(contenders);
    }

    private void openAll(Optional<Path> int8, Optional<Path> bge) {
        add(ONNX, DEFAULTS.with(ONNX, DEFAULTS.model()), List.of());
        int8.ifPresent(model -> add(ONNX_INT8, DEFAULTS.with(ONNX, model.toString()), List.of(ONNX)));
        for (var precision : precisions()) {
            var against = precision.equals(INT8) ? List.of(ONNX, ONNX_INT8) : List.of(ONNX);
            add(PYTORCH + precision, DEFAULTS.with(precision), against);
        }
        bge.ifPresent(model -> {
            for (var precision : precisions()) {
                var settings =
                        DEFAULTS.with(DEFAULTS.engine(), model.toString()).with(precision);
                add(BGE + precision, settings, List.of(PYTORCH + precision));
            }
        });
    }

    private void add(String name, EncoderSettings settings, List<String> against) {
        contenders.add(new Contender(name, TextEncoder.open(settings), against));
    }

    @Override
    public void close() {
        contenders.forEach(contender -> contender.encoder().close());
    }
}
