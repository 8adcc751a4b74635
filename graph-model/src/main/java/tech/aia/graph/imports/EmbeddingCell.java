package tech.aia.graph.imports;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import tech.aia.graph.entity.Embedding;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what stands in a column of embeddings; see {@link ImportTarget.EmbeddingColumn}. */
final class EmbeddingCell {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ImportTarget.EmbeddingColumn column;

    EmbeddingCell(ImportTarget.EmbeddingColumn column) {
        this.column = column;
    }

    Embedding read(Object raw) {
        try {
            return Embedding.of(numbers(raw), column.model());
        } catch (IllegalArgumentException wrong) {
            throw new RejectedRow("Column '" + column.column() + "' " + wrong.getMessage());
        }
    }

    private static float[] numbers(Object raw) {
        return switch (raw) {
            case List<?> list -> single(list);
            case String text when text.strip().startsWith("[") -> fromList(text);
            case String text -> fromBase64(text.strip());
            default -> throw neither(raw);
        };
    }

    private static float[] single(List<?> list) {
        var numbers = new float[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list.get(i) instanceof Number number)) {
                throw new IllegalArgumentException("has something in its list that is no number, at place " + (i + 1));
            }
            numbers[i] = number.floatValue();
        }
        return numbers;
    }

    private static float[] fromList(String text) {
        try {
            return single(JSON.readValue(text, List.class));
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("is not a list of numbers: " + broken.getOriginalMessage(), broken);
        }
    }

    private static float[] fromBase64(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException otherwise) {
            throw neither(text);
        }
        if (bytes.length % Float.BYTES != 0) {
            throw new IllegalArgumentException(
                    "has " + bytes.length + " bytes in Base64, which are no whole numbers of " + Float.BYTES);
        }
        var numbers = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return numbers;
    }

    private static IllegalArgumentException neither(Object raw) {
        return new IllegalArgumentException("holds neither a list of numbers nor Base64, but '"
                + RowConverter.shortened(String.valueOf(raw)) + "'");
    }
}
