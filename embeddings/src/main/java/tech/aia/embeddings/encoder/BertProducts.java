package tech.aia.embeddings.encoder;

/**
 * How a BERT program multiplies by its weights: TorchScript for {@code x · weight + bias} on the attributes {@code NAME_weight}, {@code
 * [inputs, outputs]}, {@code NAME_bias} and {@code NAME_packed}.
 */
enum BertProducts {
    /** By MKL, on the weights as they are: best for many tokens. */
    MKL {
        @Override
        String linear(String name, String input) {
            return "torch.addmm(self.%s_bias, %s, self.%s_weight)".formatted(name, input, name);
        }
    },

    /**
     * By oneDNN, on weights packed beforehand, with the activation or the sum after them fused in, which takes two thirds of the time for
     * one short text; but oneDNN keeps code and memory for every number of tokens it has seen, so it is for few of them.
     */
    ONE_DNN {
        @Override
        String packing(String name) {
            return "self.%s_packed = ops.mkldnn._reorder_linear_weight(torch.contiguous(torch.t(self.%s_weight)), None)"
                    .formatted(name, name);
        }

        @Override
        String linear(String name, String input) {
            return pointwise(name, input, "none");
        }

        @Override
        String linearGelu(String name, String input) {
            return pointwise(name, input, "gelu");
        }

        @Override
        String linearPlus(String name, String input, String other) {
            return "ops.mkldnn._linear_pointwise(%s, %s, %s, self.%s_bias, \"add\")"
                    .formatted(input, other, packed(name), name);
        }

        private String pointwise(String name, String input, String activation) {
            return "ops.mkldnn._linear_pointwise(%s, %s, self.%s_bias, \"%s\", annotate(List[Optional[number]], []), \"none\")"
                    .formatted(input, packed(name), name, activation);
        }
    },

    /**
     * By FBGEMM, with whole numbers of 8 bits: weights by one scale for each output, symmetric about 0, inputs by the range that the batch
     * has, as PyTorch's dynamic quantisation does it. Packing frees the weights of single precision.
     */
    INT8 {
        @Override
        String packedType() {
            return "__torch__.torch.classes.quantized.LinearPackedParamsBase";
        }

        @Override
        String packing(String name) {
            return """
                    NAME_w = torch.contiguous(torch.t(self.NAME_weight))
                    NAME_scales = torch.div(torch.clamp_min(torch.amax(torch.abs(NAME_w), [1]), 9.9999999999999998e-13), 127.)
                    NAME_zeros = torch.to(torch.zeros_like(NAME_scales), 4)
                    NAME_q = torch.quantize_per_channel(NAME_w, NAME_scales, NAME_zeros, 0, 12)
                    self.NAME_packed = ops.quantized.linear_prepack(NAME_q, self.NAME_bias)
                    self.NAME_weight = NAME_scales""".replace("NAME", name);
        }

        @Override
        String linear(String name, String input) {
            String sevenBits = Processor.sumsBytesExactly() ? "False" : "True";
            return "ops.quantized.linear_dynamic(%s, %s, %s)".formatted(input, packed(name), sevenBits);
        }
    };

    /** The type of packed weights. */
    String packedType() {
        return "Tensor";
    }

    /** Statements that make {@code NAME_packed}, to be run once. */
    String packing(String name) {
        return "pass";
    }

    abstract String linear(String name, String input);

    String linearGelu(String name, String input) {
        return "torch.gelu(%s)".formatted(linear(name, input));
    }

    String linearPlus(String name, String input, String other) {
        return "torch.add(%s, %s)".formatted(linear(name, input), other);
    }

    String packed(String name) {
        return "unchecked_cast(%s, self.%s_packed)".formatted(packedType(), name);
    }
}
