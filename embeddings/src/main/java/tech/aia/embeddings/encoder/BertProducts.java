package tech.aia.embeddings.encoder;

/**
 * How a BERT program multiplies by its weights: TorchScript for {@code x · weight + bias} on the attributes {@code NAME_weight}, {@code
 * [inputs, outputs]}, {@code NAME_bias} and {@code NAME_packed}. Packing makes the third of the first, which is freed.
 */
enum BertProducts {
    /** By oneDNN in single precision. */
    FLOAT32 {
        @Override
        BertAttention attention() {
            return BertAttention.WHOLE;
        }

        @Override
        String packing(String name) {
            return onednnPacking("torch.contiguous(torch.t(self.NAME_weight))", name);
        }
    },

    /**
     * By oneDNN with numbers of 16 bits that have the range of single precision, summed up in single precision: half as much memory to
     * go through, and twice as many products at a time on processors that know them.
     */
    BFLOAT16 {
        @Override
        String packing(String name) {
            return onednnPacking("torch.to(torch.contiguous(torch.t(self.NAME_weight)), BFLOAT16)", name)
                    + replaced("\nself.NAME_bias = torch.to(self.NAME_bias, BFLOAT16)", name);
        }

        @Override
        String filled(String rows) {
            return super.filled(replaced("torch.to(NAME, BFLOAT16)", rows));
        }
    },

    /**
     * By FBGEMM, with whole numbers of 8 bits: weights by one scale for each output, symmetric about 0, inputs by the range that the batch
     * has, as PyTorch's dynamic quantisation does it.
     */
    INT8 {
        @Override
        String packedType() {
            return "__torch__.torch.classes.quantized.LinearPackedParamsBase";
        }

        @Override
        String packing(String name) {
            return replaced("""
                    NAME_w = torch.contiguous(torch.t(self.NAME_weight))
                    NAME_scales = torch.div(torch.clamp_min(torch.amax(torch.abs(NAME_w), [1]), 9.9999999999999998e-13), 127.)
                    NAME_zeros = torch.to(torch.zeros_like(NAME_scales), 4)
                    NAME_q = torch.quantize_per_channel(NAME_w, NAME_scales, NAME_zeros, 0, 12)
                    self.NAME_packed = ops.quantized.linear_prepack(NAME_q, self.NAME_bias)
                    self.NAME_weight = NAME_scales""", name);
        }

        // Rows of zeros would widen the range that the inputs are scaled by.
        @Override
        String filled(String rows) {
            return rows;
        }

        @Override
        String cut(String rows) {
            return rows;
        }

        @Override
        String linear(String name, String input) {
            String sevenBits = Processor.sumsBytesExactly() ? "False" : "True";
            return "ops.quantized.linear_dynamic(%s, %s, %s)".formatted(input, packed(name), sevenBits);
        }

        @Override
        String linearGelu(String name, String input) {
            return "torch.gelu(%s)".formatted(linear(name, input));
        }

        @Override
        String linearPlus(String name, String input, String other) {
            return "torch.add(%s, %s)".formatted(linear(name, input), other);
        }
    };

    /** The number that stands for the type in TorchScript. */
    static final String BFLOAT16_TYPE = "15";

    /** What goes with these products: of 16 bits if they are no more exact than that. */
    BertAttention attention() {
        return Processor.multipliesBfloat16() ? BertAttention.STEPWISE : BertAttention.WHOLE;
    }

    /** The type of packed weights. */
    String packedType() {
        return "Tensor";
    }

    /** Statements that make {@code NAME_packed}, to be run once. */
    abstract String packing(String name);

    /**
     * The tokens' states {@code [rows, width]} as products take them: filled up by {@code spare} rows. For each number of rows it has seen,
     * oneDNN keeps code, which takes some time to make; so there are few such numbers, but for short texts each row costs.
     */
    String filled(String rows) {
        return "torch.constant_pad_nd(%s, [0, 0, 0, spare])".formatted(rows);
    }

    /** The first {@code rows} rows of a product. */
    String cut(String product) {
        return "torch.slice(%s, 0, 0, rows)".formatted(product);
    }

    String linear(String name, String input) {
        return pointwise(name, input, "none");
    }

    /** The product with the activation after it. */
    String linearGelu(String name, String input) {
        return pointwise(name, input, "gelu");
    }

    /** The product with a sum after it. */
    String linearPlus(String name, String input, String other) {
        return "ops.mkldnn._linear_pointwise(%s, %s, %s, self.%s_bias, \"add\")"
                .formatted(input, other, packed(name), name);
    }

    String packed(String name) {
        return "unchecked_cast(%s, self.%s_packed)".formatted(packedType(), name);
    }

    private String pointwise(String name, String input, String activation) {
        return "ops.mkldnn._linear_pointwise(%s, %s, self.%s_bias, \"%s\", annotate(List[Optional[number]], []), \"none\")"
                .formatted(input, packed(name), name, activation);
    }

    private static String onednnPacking(String weight, String name) {
        return replaced("""
                self.NAME_packed = ops.mkldnn._reorder_linear_weight(%s, None)
                self.NAME_weight = self.NAME_bias""".formatted(weight), name);
    }

    private static String replaced(String template, String name) {
        return template.replace("NAME", name).replace("BFLOAT16", BFLOAT16_TYPE);
    }
}
