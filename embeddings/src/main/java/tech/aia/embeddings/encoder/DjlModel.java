package tech.aia.embeddings.encoder;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.util.List;

/** A module loaded on an engine of DJL. */
final class DjlModel implements SentenceModel {
    static final String IDS = "input_ids";
    static final String MASK = "attention_mask";
    static final String TYPES = "token_type_ids";

    private static final String POOLED = "sentence_embedding";

    // The native module is freed when the Model is collected, so it is held here.
    private final Model model;
    private final List<String> inputs;
    private final Kind kind;
    private final Pooling pooling;

    enum Kind {
        ONNX,
        TORCH_SCRIPT,
        /** TorchScript made by {@link BertProgram}, which is to be packed. */
        BERT_PROGRAM
    }

    /**
     * @param inputs what the module takes, in its order
     * @param pooling of hidden states, if those are what it answers
     */
    DjlModel(Model model, List<String> inputs, Kind kind, Pooling pooling) {
        this.model = model;
        this.inputs = List.copyOf(inputs);
        this.kind = kind;
        this.pooling = pooling;
        if (kind == Kind.BERT_PROGRAM) {
            pack();
        }
    }

    @Override
    public float[][] vectors(TokenBatch batch) {
        try (NDManager scope = model.getNDManager().newSubManager()) {
            if (kind != Kind.ONNX) {
                useOneThread();
            }
            NDList arrays = new NDList();
            inputs.forEach(input -> arrays.add(array(scope, input, batch)));
            return pooled(output(forward(scope, arrays)), batch);
        } catch (EncoderException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new EncoderException.Failed(
                    "The engine failed on " + batch.size() + " texts of up to " + batch.length() + " tokens: "
                            + firstLine(e),
                    e);
        }
    }

    @Override
    public void close() {
        model.close();
    }

    private void pack() {
        useOneThread();
        try (NDManager scope = model.getNDManager().newSubManager()) {
            forward(scope, new NDList(scope.create(new long[] {0}), method(scope, BertProgram.PACK)));
        }
    }

    /** DJL's way to name the method that takes the other arrays. */
    private static NDArray method(NDManager scope, String name) {
        NDArray method = scope.create(0L);
        method.setName("module_method:" + name);
        return method;
    }

    /**
     * Holds for calls from this thread only. OpenMP would give each caller helpers of its own, which meet after each of the model's hundred
     * steps: on two virtual processors a short text took two to three times as long with a helper as without.
     */
    private static void useOneThread() {
        JniUtils.setNumThreads(1);
    }

    private NDList forward(NDManager scope, NDList arrays) {
        return model.getBlock().forward(new ParameterStore(scope, false), arrays, false);
    }

    private NDArray array(NDManager scope, String input, TokenBatch batch) {
        long[] values = switch (input) {
            case IDS -> batch.ids();
            case MASK -> batch.mask();
            default -> batch.types();
        };
        NDArray array = scope.create(values, new Shape(batch.size(), batch.length()));
        if (kind == Kind.ONNX) {
            array.setName(input);
        }
        return array;
    }

    private static NDArray output(NDList outputs) {
        NDArray pooled = outputs.get(POOLED);
        return pooled == null ? outputs.head() : pooled;
    }

    private float[][] pooled(NDArray output, TokenBatch batch) {
        Shape shape = output.getShape();
        int width = (int) shape.tail();
        if (shape.equals(new Shape(batch.size(), width))) {
            return Pooling.rows(output.toFloatArray(), batch.size(), width);
        }
        if (shape.equals(new Shape(batch.size(), batch.length(), width))) {
            return pooling.vectors(output.toFloatArray(), batch, width);
        }
        throw new EncoderException.Failed(
                "The model answers an array of shape " + shape + " for " + batch.size() + " texts of " + batch.length()
                        + " tokens; vectors [batch, width] or hidden states [batch, length, width] are wanted.",
                null);
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
