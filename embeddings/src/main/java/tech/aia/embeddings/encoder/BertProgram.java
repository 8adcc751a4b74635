package tech.aia.embeddings.encoder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * A BERT sentence encoder as TorchScript. Its methods take token ids and mask, whole numbers {@code [batch, length]}, and
 * answer the mean of the hidden states, of length 1, as {@code [batch, width]}.
 *
 * <p>There are two, as the matrix libraries in the engine differ. {@code forward} multiplies by MKL. {@value #SHORT} does it by
 * oneDNN on weights packed beforehand, with the activation or the sum after them fused in, which takes two thirds of the time
 * for one short text; but oneDNN keeps code and memory for every number of tokens it has seen, so it is for few of them.
 */
final class BertProgram {
    /** The method to be called once before the others; it takes a tensor and gives it back. */
    static final String PACK = "pack";

    /** The method for batches of at most {@value #SHORT_TOKENS} tokens, padding included. */
    static final String SHORT = "short";

    static final int SHORT_TOKENS = 64;

    /** What stands in the archive for packed weights. */
    private static final Tensor UNPACKED = Tensor.ofFloats(List.of(1L), new float[1]);

    private static final String START = """
              def NAME(self: __torch__.Encoder, ids: Tensor, mask: Tensor) -> Tensor:
                batch = torch.size(ids, 0)
                length = torch.size(ids, 1)
                seen = torch.unsqueeze(torch.unsqueeze(torch.ne(mask, 0), 1), 1)
                words = torch.embedding(self.words, ids)
                placed = torch.add(words, torch.slice(self.positions, 0, 0, length))
                x0 = torch.reshape(%s, [-1, WIDTH])
            """;

    private static final String LAYER = """
                parts# = torch.view(%s, [batch, length, 3, HEADS, SIZE])
                query#, key#, value# = torch.unbind(torch.permute(parts#, [2, 0, 3, 1, 4]), 0)
                heads# = torch.scaled_dot_product_attention(query#, key#, value#, seen)
                context# = torch.reshape(torch.transpose(heads#, 1, 2), [-1, WIDTH])
                attended# = %s
                a# = %s
                wide# = %s
                narrow# = %s
                x@ = %s
            """;

    private static final String END = """
                states = torch.view(x#, [batch, length, WIDTH])
                weights = torch.unsqueeze(torch.to(mask, 6), 1)
                sums = torch.squeeze(torch.matmul(weights, states), 1)
                return torch.div(sums, torch.clamp_min(torch.norm(sums, 2, [1], True), 9.9999999999999998e-13))
            """;

    private final BertWeights weights;
    private final SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    private final StringBuilder pack =
            new StringBuilder("  def " + PACK + "(self: __torch__.Encoder, x: Tensor) -> Tensor:\n");

    private BertProgram(BertWeights weights) {
        this.weights = weights;
    }

    /** The TorchScript archive of the encoder. */
    static TorchScriptArchive archive(BertWeights weights) {
        return new BertProgram(weights).archive();
    }

    private TorchScriptArchive archive() {
        addTensors();
        String methods = method("forward", false) + method(SHORT, true) + pack.append("    return x\n");
        return TorchScriptArchive.of(tensors, methods);
    }

    private void addTensors() {
        tensors.put("words", weights.words());
        tensors.put("positions", weights.positions());
        addNorm("norm", weights.normalised());
        for (int i = 0; i < weights.layers().size(); i++) {
            BertWeights.Layer layer = weights.layers().get(i);
            addLinear("input" + i, layer.attentionInput());
            addLinear("attention" + i, layer.attentionOutput());
            addNorm("attention_norm" + i, layer.attentionNorm());
            addLinear("wide" + i, layer.intermediate());
            addLinear("narrow" + i, layer.output());
            addNorm("norm" + i, layer.outputNorm());
        }
    }

    private void addLinear(String name, BertWeights.Linear linear) {
        tensors.put(name + "_weight", linear.weight());
        tensors.put(name + "_bias", linear.bias());
        tensors.put(name + "_packed", UNPACKED);
        pack.append(
                "    self.%s_packed = ops.mkldnn._reorder_linear_weight(torch.contiguous(torch.t(self.%s_weight)), None)\n"
                        .formatted(name, name));
    }

    private void addNorm(String name, BertWeights.LayerNorm norm) {
        tensors.put(name + "_weight", norm.weight());
        tensors.put(name + "_bias", norm.bias());
    }

    private String method(String name, boolean packed) {
        StringBuilder source = new StringBuilder(fill(START.formatted(norm("norm", "placed")), 0));
        for (int layer = 0; layer < weights.layers().size(); layer++) {
            source.append(fill(layer(packed), layer));
        }
        return source.append(fill(END, weights.layers().size())).toString().replace("NAME", name);
    }

    private String layer(boolean packed) {
        return LAYER.formatted(
                linear("input#", "x#", packed, "none"),
                linearPlus("attention#", "context#", "x#", packed),
                norm("attention_norm#", "attended#"),
                linear("wide#", "a#", packed, "gelu"),
                linearPlus("narrow#", "wide#", "a#", packed),
                norm("norm#", "narrow#"));
    }

    private static String linear(String name, String input, boolean packed, String activation) {
        if (packed) {
            return "ops.mkldnn._linear_pointwise(%s, self.%s_packed, self.%s_bias, \"%s\", annotate(List[Optional[number]], []), \"none\")"
                    .formatted(input, name, name, activation);
        }
        String product = "torch.addmm(self.%s_bias, %s, self.%s_weight)".formatted(name, input, name);
        return activation.equals("none") ? product : "torch.%s(%s)".formatted(activation, product);
    }

    private static String linearPlus(String name, String input, String other, boolean packed) {
        if (packed) {
            return "ops.mkldnn._linear_pointwise(%s, %s, self.%s_packed, self.%s_bias, \"add\")"
                    .formatted(input, other, name, name);
        }
        return "torch.add(%s, %s)".formatted(linear(name, input, false, "none"), other);
    }

    private String norm(String name, String input) {
        return "torch.layer_norm(%s, [WIDTH], self.%s_weight, self.%s_bias, %s)"
                .formatted(input, name, name, String.format(Locale.ROOT, "%.16e", weights.epsilon()));
    }

    private String fill(String template, int layer) {
        return template.replace("#", Integer.toString(layer))
                .replace("@", Integer.toString(layer + 1))
                .replace("WIDTH", Integer.toString(weights.width()))
                .replace("HEADS", Integer.toString(weights.heads()))
                .replace("SIZE", Integer.toString(weights.width() / weights.heads()));
    }
}
