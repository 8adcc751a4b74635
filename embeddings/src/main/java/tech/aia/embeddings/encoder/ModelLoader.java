package tech.aia.embeddings.encoder;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Loads a model's file on the engine of the settings, converting it where needed. */
final class ModelLoader {
    private static final List<String> PAIR = List.of(DjlModel.IDS, DjlModel.MASK);
    private static final List<String> TRIPLE = List.of(DjlModel.IDS, DjlModel.MASK, DjlModel.TYPES);

    private final EncoderSettings settings;
    private final Pooling pooling;

    ModelLoader(EncoderSettings settings, Pooling pooling) {
        this.settings = settings;
        this.pooling = pooling;
    }

    /** A BERT encoder turned from ONNX into TorchScript; the native library is not needed for that. */
    TorchScriptArchive convert(ModelSource source) {
        try {
            BertWeights weights = BertWeights.from(OnnxGraph.read(ByteBuffer.wrap(source.weights())));
            int positions = weights.positions().size(0);
            if (positions < settings.maxTokens()) {
                throw new EncoderException.ModelRefused(
                        "The model reads at most " + positions + " tokens: lower aia.encoder.max-tokens.", null);
            }
            return BertProgram.archive(weights, settings.products(), pooling);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new EncoderException.ModelRefused(
                    "The PyTorch engine cannot take this ONNX model: " + e.getMessage()
                            + ". With aia.encoder.engine=OnnxRuntime it may run.",
                    e);
        }
    }

    SentenceModel converted(TorchScriptArchive archive) {
        return new DjlModel(load(archive.open(), Map.of()), PAIR, DjlModel.Kind.BERT_PROGRAM, pooling);
    }

    /** A TorchScript module as it is; whether it wants token types shows when it is run. */
    SentenceModel torchScript(ModelSource source, TokenBatch trial) {
        if (settings.choosesPrecision()) {
            throw new EncoderException.ModelRefused(
                    "aia.encoder.precision=" + settings.precision() + " is for .onnx files: " + settings.model()
                            + " multiplies as it was made to.",
                    null);
        }
        Model module = load(new ByteArrayInputStream(source.weights()), Map.of());
        DjlModel model = new DjlModel(module, PAIR, DjlModel.Kind.TORCH_SCRIPT, pooling);
        try {
            model.vectors(trial);
            return model;
        } catch (EncoderException.Failed e) {
            return new DjlModel(module, TRIPLE, DjlModel.Kind.TORCH_SCRIPT, pooling);
        }
    }

    SentenceModel onnx(ModelSource source) {
        if (source.format() != ModelSource.Format.ONNX) {
            throw new EncoderException.ModelRefused(
                    "The engine OnnxRuntime runs .onnx files, not " + settings.model()
                            + ". Set aia.encoder.engine=PyTorch.",
                    null);
        }
        // Batches run side by side, so each has one processor.
        Model module = load(
                new ByteArrayInputStream(source.weights()), Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1"));
        List<String> inputs = module.describeInput().keys();
        if (!inputs.contains(DjlModel.IDS) || !TRIPLE.containsAll(inputs)) {
            module.close();
            throw new EncoderException.ModelRefused(
                    "The ONNX model takes the inputs " + inputs + "; only " + TRIPLE + " are known.", null);
        }
        return new DjlModel(module, inputs, DjlModel.Kind.ONNX, pooling);
    }

    private Model load(InputStream file, Map<String, String> options) {
        Model model = Model.newInstance("text-encoder", Device.cpu(), settings.engine());
        try {
            model.load(file, options);
            return model;
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw new EncoderException.ModelRefused(
                    "The engine " + settings.engine() + " cannot load the model " + settings.model() + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
