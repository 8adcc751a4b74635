package tech.aia.embeddings.encoder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights of a BERT encoder with GELU, as found in an ONNX export of it.
 *
 * @param words word embeddings {@code [vocabulary, width]}
 * @param positions position embeddings {@code [positions, width]}, to which the embedding of the first token type is already
 *     added, as every token of a single text is of that type
 * @param normalised layer norm of the embeddings
 * @param layers the transformer layers in order
 * @param heads attention heads of each layer
 * @param epsilon what layer norms add to the variance
 */
record BertWeights(Tensor words, Tensor positions, LayerNorm normalised, List<Layer> layers, int heads, float epsilon) {

    /** {@code x · weight + bias}; the weight is {@code [inputs, outputs]}. */
    record Linear(Tensor weight, Tensor bias) {}

    record LayerNorm(Tensor weight, Tensor bias) {}

    /**
     * One transformer layer.
     *
     * @param attentionInput query, key and value side by side
     */
    record Layer(
            Linear attentionInput,
            Linear attentionOutput,
            LayerNorm attentionNorm,
            Linear intermediate,
            Linear output,
            LayerNorm outputNorm) {}

    BertWeights {
        layers = List.copyOf(layers);
    }

    int width() {
        return words.size(1);
    }

    /**
     * Picks the weights out of an ONNX graph.
     *
     * @throws IllegalArgumentException if the graph is no BERT encoder exported from PyTorch in single precision
     */
    static BertWeights from(OnnxGraph graph) {
        return new Extraction(graph).weights();
    }

    private static final class Extraction {
        private static final String WORDS = "embeddings.word_embeddings.weight";

        private final OnnxGraph graph;
        private final Map<String, Linear> linears = new HashMap<>();
        private final String base;

        Extraction(OnnxGraph graph) {
            this.graph = graph;
            this.base = graph.tensors().keySet().stream()
                    .filter(name -> name.endsWith(WORDS))
                    .map(name -> name.substring(0, name.length() - WORDS.length()))
                    .findFirst()
                    .orElseThrow(() -> unexpected("it has no " + WORDS));
            graph.nodes().stream().filter(node -> node.operator().equals("Add")).forEach(this::collectLinear);
        }

        BertWeights weights() {
            if (graph.nodes().stream().noneMatch(node -> node.operator().equals("Erf"))) {
                throw unexpected("its activation is not the exact GELU");
            }
            List<Layer> layers = new ArrayList<>();
            while (graph.tensors().containsKey(layer(layers.size()) + "output.dense.bias")) {
                layers.add(readLayer(layer(layers.size())));
            }
            if (layers.isEmpty()) {
                throw unexpected("it has no layers named " + layer(0));
            }
            return new BertWeights(
                    tensor(WORDS), positions(), norm("embeddings.LayerNorm"), layers, heads(), epsilon());
        }

        private String layer(int index) {
            return base + "encoder.layer." + index + ".";
        }

        private Layer readLayer(String layer) {
            String self = layer + "attention.self.";
            return new Layer(
                    sideBySide(linear(self + "query"), linear(self + "key"), linear(self + "value")),
                    linear(layer + "attention.output.dense"),
                    norm(layer.substring(base.length()) + "attention.output.LayerNorm"),
                    linear(layer + "intermediate.dense"),
                    linear(layer + "output.dense"),
                    norm(layer.substring(base.length()) + "output.LayerNorm"));
        }

        private static Linear sideBySide(Linear query, Linear key, Linear value) {
            return new Linear(
                    Tensor.sideBySide(query.weight(), key.weight(), value.weight()),
                    Tensor.sideBySide(query.bias(), key.bias(), value.bias()));
        }

        private Tensor positions() {
            Tensor positions = tensor("embeddings.position_embeddings.weight");
            float[] sum = positions.floats();
            float[] type = tensor("embeddings.token_type_embeddings.weight").floats();
            int width = positions.size(1);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += type[i % width];
            }
            return Tensor.ofFloats(positions.shape(), sum);
        }

        /** A linear layer is exported as MatMul with a weight whose name says nothing, then Add of the bias. */
        private void collectLinear(OnnxGraph.Node add) {
            for (String bias : add.inputs()) {
                if (!bias.endsWith(".bias") || !graph.tensors().containsKey(bias)) {
                    continue;
                }
                add.inputs().stream()
                        .filter(input -> !input.equals(bias))
                        .flatMap(input -> graph.producer(input).stream())
                        .filter(node -> node.operator().equals("MatMul"))
                        .map(node -> graph.tensors().get(node.inputs().get(1)))
                        .forEach(weight -> linears.put(
                                bias.substring(0, bias.length() - ".bias".length()),
                                new Linear(weight, graph.tensors().get(bias))));
            }
        }

        /** The query is reshaped to {@code [batch, length, heads, size]} before attention. */
        private int heads() {
            return graph.nodes().stream()
                    .filter(node -> node.operator().equals("Add")
                            && node.inputs().contains(layer(0) + "attention.self.query.bias"))
                    .flatMap(add -> graph.consumers(add.outputs().getFirst()).stream())
                    .filter(node -> node.operator().equals("Reshape"))
                    .flatMap(reshape -> graph.producer(reshape.inputs().get(1)).stream())
                    .filter(node ->
                            node.operator().equals("Concat") && node.inputs().size() == 4)
                    .flatMap(concat -> constant(concat.inputs().get(2)).stream())
                    .findFirst()
                    .map(heads -> (int) heads.wholeNumber())
                    .orElseThrow(() -> unexpected("the number of attention heads is not to be seen in it"));
        }

        /** A layer norm divides by the square root of the variance plus epsilon. */
        private float epsilon() {
            return graph.nodes().stream()
                    .filter(node -> node.operator().equals("Sqrt"))
                    .flatMap(sqrt -> graph.producer(sqrt.inputs().getFirst()).stream())
                    .flatMap(add -> constant(add.inputs().getLast()).stream())
                    .findFirst()
                    .map(epsilon -> epsilon.floats()[0])
                    .orElseThrow(() -> unexpected("the epsilon of its layer norms is not to be seen in it"));
        }

        private Optional<Tensor> constant(String name) {
            return Optional.ofNullable(graph.tensors().get(name));
        }

        private Linear linear(String name) {
            Linear linear = linears.get(name);
            if (linear == null) {
                throw unexpected("it has no linear layer " + name);
            }
            return linear;
        }

        private LayerNorm norm(String name) {
            return new LayerNorm(tensor(name + ".weight"), tensor(name + ".bias"));
        }

        private Tensor tensor(String name) {
            Tensor tensor = graph.tensors().get(base + name);
            if (tensor == null || tensor.type() != Tensor.FLOAT) {
                throw unexpected("it has no single-precision " + base + name);
            }
            return tensor;
        }

        private static IllegalArgumentException unexpected(String what) {
            return new IllegalArgumentException(
                    "the ONNX file is not a BERT encoder exported from PyTorch in single precision: " + what);
        }
    }
}
