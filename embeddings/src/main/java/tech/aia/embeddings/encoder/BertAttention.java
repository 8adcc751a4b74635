package tech.aia.embeddings.encoder;

/**
 * How the tokens of a BERT program look at each other: TorchScript for softmax(query · key / √size) · value in each head.
 *
 * <p>Its {@code parts} are {@code [batch, length, 3, heads, size]}, {@code seen} is false where a text is over, {@code [batch, 1, 1, length]}.
 */
enum BertAttention {
    /** PyTorch's own, in one operator, whose products are MKL's. */
    WHOLE {
        @Override
        String methods() {
            return BY_PYTORCH;
        }

        @Override
        String start() {
            return "";
        }

        @Override
        String joined(String parts) {
            return "(self).attend(%s, seen, )".formatted(parts);
        }
    },

    /**
     * By oneDNN step by step, in numbers of 16 bits, for processors that multiply these: for all but a few tokens quicker, as the products of
     * the other way do not use such a processor's widest registers, nor does its exponential function, which is called for each row.
     *
     * <p>For each shape that it has seen, oneDNN keeps code of some 300 kB. So lengths are filled up to the next multiple of 16.
     */
    STEPWISE {
        @Override
        String methods() {
            return BY_PYTORCH + BY_ONEDNN;
        }

        @Override
        String start() {
            return """
                few = torch.le(rows, 64)
                spare_tokens = torch.remainder(torch.neg(length), 16)
                over = torch.constant_pad_nd(torch.bitwise_not(seen), [0, spare_tokens], True)
                hidden = torch.mul(torch.to(over, BFLOAT16), -10000.)
                ragged = bool(torch.any(over))
            """;
        }

        @Override
        String joined(String parts) {
            return "(self).attend(%s, seen, ) if few else (self).attend_stepwise(%s, hidden, ragged, spare_tokens, )"
                    .formatted(parts, parts);
        }
    };

    private static final String BY_PYTORCH = """
              def attend(self: __torch__.Encoder, parts: Tensor, seen: Tensor) -> Tensor:
                query, key, value = torch.unbind(torch.permute(parts, [2, 0, 3, 1, 4]), 0)
                heads = torch.scaled_dot_product_attention(query, key, value, seen)
                return torch.reshape(torch.transpose(heads, 1, 2), [-1, WIDTH])
            """;

    // Tensors in oneDNN's own keeping are what PyTorch gives to its softmax.
    private static final String BY_ONEDNN = """
              def attend_stepwise(self: __torch__.Encoder, parts: Tensor, hidden: Tensor, ragged: bool, spare: int) -> Tensor:
                batch = torch.size(parts, 0)
                length = torch.size(parts, 1)
                filled = torch.constant_pad_nd(torch.to(parts, BFLOAT16), [0, 0, 0, 0, 0, 0, 0, spare])
                long = torch.add(length, spare)
                by_head = torch.reshape(torch.permute(filled, [2, 0, 3, 1, 4]), [3, -1, long, SIZE])
                query, key, value = torch.unbind(by_head, 0)
                scores = torch.bmm(torch.mul(query, SCALE), torch.transpose(key, 1, 2))
                if ragged:
                  _0 = torch.add_(torch.view(scores, [batch, HEADS, long, long]), hidden)
                else:
                  pass
                weights = torch.to_dense(torch.softmax(torch.to_mkldnn(scores), -1))
                heads = torch.view(torch.bmm(weights, value), [batch, HEADS, long, SIZE])
                joined = torch.transpose(torch.slice(heads, 2, 0, length), 1, 2)
                return torch.type_as(torch.reshape(joined, [-1, WIDTH]), parts)
            """;

    /** Methods of the program's class. */
    abstract String methods();

    /** What is found out once for all layers, from {@code rows}, {@code length} and {@code seen}. */
    abstract String start();

    /** What the tokens saw, {@code [rows, width]}. */
    abstract String joined(String parts);
}
