package tech.aia.embeddings.encoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A dense array in row-major order.
 *
 * @param type its element type by ONNX's numbering
 * @param shape sizes, outermost first; empty for a scalar
 * @param data the elements, little-endian, from position 0 to the limit
 */
record Tensor(int type, List<Long> shape, ByteBuffer data) {
    static final int FLOAT = 1;
    static final int INT64 = 7;

    Tensor {
        shape = List.copyOf(shape);
        data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    static Tensor ofFloats(List<Long> shape, float[] values) {
        ByteBuffer data = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return new Tensor(FLOAT, shape, data);
    }

    /** Bytes one element takes, or 0 for a type the converter has no use for. */
    static int elementBytes(int type) {
        return switch (type) {
            case FLOAT -> Float.BYTES;
            case INT64 -> Long.BYTES;
            default -> 0;
        };
    }

    long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    int size(int dimension) {
        return Math.toIntExact(shape.get(dimension));
    }

    float[] floats() {
        float[] values = new float[data.limit() / Float.BYTES];
        data.asFloatBuffer().get(values);
        return values;
    }

    /** The only element of a tensor of whole numbers. */
    long wholeNumber() {
        return data.getLong(0);
    }

    /** Puts matrices of as many rows, or vectors, side by side. */
    static Tensor sideBySide(Tensor... parts) {
        int rows = parts[0].shape.size() == 1 ? 1 : parts[0].size(0);
        int bytes = Stream.of(parts).mapToInt(part -> part.data.limit()).sum();
        ByteBuffer joined = ByteBuffer.allocate(bytes);
        for (int row = 0; row < rows; row++) {
            for (Tensor part : parts) {
                int rowBytes = part.data.limit() / rows;
                joined.put(part.data.slice(row * rowBytes, rowBytes));
            }
        }
        List<Long> shape = new ArrayList<>(parts[0].shape);
        shape.set(shape.size() - 1, (long) bytes / rows / elementBytes(parts[0].type));
        return new Tensor(parts[0].type, shape, joined.flip());
    }
}
