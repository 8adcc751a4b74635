package tech.aia.embeddings.encoder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * A BERT sentence encoder as TorchScript. It takes token ids and mask, whole numbers {@code [batch, length]}, and
 * answers the hidden states pooled to vectors of length 1, {@code [batch, width]}.
 *
 * <p>What it multiplies with is {@link BertProducts}' matter.
 */
final class BertProgram {
    /** The method to be called once before {@code forward}; it takes a tensor and gives it back. */
    static final String PACK = "pack";

    private static final String START = """
              def forward(self: __torch__.Encoder, ids: Tensor, mask: Tensor) -> Tensor:
                batch = torch.size(ids, 0)
                length = torch.size(ids, 1)
                rows = torch.mul(batch, length)
                spare = torch.remainder(torch.neg(rows), 8) if torch.gt(rows, 64) else 0
                seen = torch.unsqueeze(torch.unsqueeze(torch.ne(mask, 0), 1), 1)
            %s    words = torch.embedding(self.words, ids)
                placed = torch.add(words, torch.slice(self.positions, 0, 0, length))
                normed = torch.reshape(%s, [-1, WIDTH])
                x0 = %s
            """;

    private static final String LAYER = """
                parts# = torch.view(%s, [batch, length, 3, HEADS, SIZE])
                joined# = %s
                context# = %s
                attended# = %s
                a# = %s
                wide# = %s
                narrow# = %s
                x@ = %s
            """;

    private static final String END = """
                states = torch.view(torch.to(%s, 6), [batch, length, WIDTH])
                pooled = %s
                return torch.div(pooled, torch.clamp_min(torch.norm(pooled, 2, [1], True), 9.9999999999999998e-13))
            """;

    private final BertWeights weights;
    private final BertProducts products;
    private final BertAttention attention;
    private final Pooling pooling;
    private final SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    private final List<String> packed = new ArrayList<>();
    private final StringBuilder pack =
            new StringBuilder("  def " + PACK + "(self: __torch__.Encoder, x: Tensor) -> Tensor:\n");

    private BertProgram(BertWeights weights, BertProducts products, BertAttention attention, Pooling pooling) {
        this.weights = weights;
        this.products = products;
        this.attention = attention;
        this.pooling = pooling;
    }

    /** The TorchScript archive of the encoder; weights of another precision are made when it is packed. */
    static TorchScriptArchive archive(BertWeights weights, BertProducts products, Pooling pooling) {
        return new BertProgram(weights, products, products.attention(), pooling).archive();
    }

    private TorchScriptArchive archive() {
        addTensors();
        String methods = forward() + fill(attention.methods(), 0) + pack.append("    return x\n");
        return TorchScriptArchive.of(tensors, packed, products.packedType(), methods);
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
        packed.add(name + "_packed");
        pack.append(products.packing(name).indent(4));
    }

    private void addNorm(String name, BertWeights.LayerNorm norm) {
        tensors.put(name + "_weight", norm.weight());
        tensors.put(name + "_bias", norm.bias());
    }

    private String forward() {
        StringBuilder source = new StringBuilder(
                fill(START.formatted(attention.start(), norm("norm", "placed"), products.filled("normed")), 0));
        for (int layer = 0; layer < weights.layers().size(); layer++) {
            source.append(fill(layer(), layer));
        }
        return source.append(fill(
                        END.formatted(products.cut("x#"), pooling.torchScript()),
                        weights.layers().size()))
                .toString();
    }

    private String layer() {
        return LAYER.formatted(
                products.cut(products.linear("input#", "x#")),
                attention.joined("parts#"),
                products.filled("joined#"),
                products.linearPlus("attention#", "context#", "x#"),
                norm("attention_norm#", "attended#"),
                products.linearGelu("wide#", "a#"),
                products.linearPlus("narrow#", "wide#", "a#"),
                norm("norm#", "narrow#"));
    }

    private String norm(String name, String input) {
        return "torch.layer_norm(%s, [WIDTH], self.%s_weight, self.%s_bias, %s)"
                .formatted(input, name, name, String.format(Locale.ROOT, "%.16e", weights.epsilon()));
    }

    private String fill(String template, int layer) {
        int size = weights.width() / weights.heads();
        return template.replace("#", Integer.toString(layer))
                .replace("@", Integer.toString(layer + 1))
                .replace("WIDTH", Integer.toString(weights.width()))
                .replace("HEADS", Integer.toString(weights.heads()))
                .replace("SIZE", Integer.toString(size))
                .replace("SCALE", Double.toString(1 / Math.sqrt(size)))
                .replace("BFLOAT16", BertProducts.BFLOAT16_TYPE);
    }
}
