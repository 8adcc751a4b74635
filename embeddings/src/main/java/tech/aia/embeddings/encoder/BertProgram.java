package tech.aia.embeddings.encoder;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * A BERT sentence encoder as TorchScript: {@code forward(ids, mask)} takes whole numbers {@code [batch, length]} and answers
 * the mean of the hidden states, of length 1, as {@code [batch, width]}.
 *
 * <p>Linear layers run by oneDNN on weights packed once by {@code pack}, with the activation or the sum after them fused in:
 * for short texts that takes about half the time of {@code torch.linear}, which packs the weights at every call.
 */
final class BertProgram {
    /** The method to be called once before {@code forward}; it takes a tensor and gives it back. */
    static final String PACK = "pack";

    private static final String FORWARD_START = """
              def forward(self: __torch__.Encoder, ids: Tensor, mask: Tensor) -> Tensor:
                batch = torch.size(ids, 0)
                length = torch.size(ids, 1)
                seen = torch.unsqueeze(torch.unsqueeze(torch.ne(mask, 0), 1), 1)
                words = torch.embedding(self.words, ids)
                placed = torch.add(words, torch.slice(self.positions, 0, 0, length))
                x0 = torch.reshape(%s, [-1, WIDTH])
            """;

    private static final String FORWARD_LAYER = """
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

    private static final String FORWARD_END = """
                states = torch.view(x#, [batch, length, WIDTH])
                weights = torch.unsqueeze(torch.to(mask, 6), 1)
                sums = torch.squeeze(torch.matmul(weights, states), 1)
                return torch.div(sums, torch.clamp_min(torch.norm(sums, 2, [1], True), 9.9999999999999998e-13))
            """;

    private final BertWeights weights;
    private final SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    private final StringBuilder forward = new StringBuilder();
    private final StringBuilder pack = new StringBuilder("  def " + PACK + "(self: __torch__.Encoder, x: Tensor) -> Tensor:\n");

    private BertProgram(BertWeights weights) {
        this.weights = weights;
    }

    /** The TorchScript archive of the encoder. */
    static TorchScriptArchive archive(BertWeights weights) {
        return new BertProgram(weights).archive();
    }

    private TorchScriptArchive archive() {
        tensors.put("words", weights.words());
        tensors.put("positions", weights.positions());
        forward.append(fill(FORWARD_START.formatted(norm("norm", weights.normalised(), "placed")), 0));
        for (int layer = 0; layer < weights.layers().size(); layer++) {
            forward.append(fill(layer("layer" + layer + "_", weights.layers().get(layer)), layer));
        }
        forward.append(fill(FORWARD_END, weights.layers().size()));
        return TorchScriptArchive.of(tensors, forward + pack.append("    return x\n").toString());
    }

    private String layer(String prefix, BertWeights.Layer layer) {
        return FORWARD_LAYER.formatted(
                linear(prefix + "input", layer.attentionInput(), "x#", "none"),
                linearPlus(prefix + "attention", layer.attentionOutput(), "context#", "x#"),
                norm(prefix + "attention_norm", layer.attentionNorm(), "attended#"),
                linear(prefix + "wide", layer.intermediate(), "a#", "gelu"),
                linearPlus(prefix + "narrow", layer.output(), "wide#", "a#"),
                norm(prefix + "norm", layer.outputNorm(), "narrow#"));
    }

    private String linear(String name, BertWeights.Linear linear, String input, String activation) {
        addLinear(name, linear);
        return "ops.mkldnn._linear_pointwise(%s, self.%s_weight, self.%s_bias, \"%s\", annotate(List[Optional[number]], []), \"none\")"
                .formatted(input, name, name, activation);
    }

    private String linearPlus(String name, BertWeights.Linear linear, String input, String other) {
        addLinear(name, linear);
        return "ops.mkldnn._linear_pointwise(%s, %s, self.%s_weight, self.%s_bias, \"add\")"
                .formatted(input, other, name, name);
    }

    private void addLinear(String name, BertWeights.Linear linear) {
        tensors.put(name + "_weight", linear.weight());
        tensors.put(name + "_bias", linear.bias());
        pack.append("    self.%s_weight = ops.mkldnn._reorder_linear_weight(self.%s_weight, None)\n".formatted(name, name));
    }

    private String norm(String name, BertWeights.LayerNorm norm, String input) {
        tensors.put(name + "_weight", norm.weight());
        tensors.put(name + "_bias", norm.bias());
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
