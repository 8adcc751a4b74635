package tech.aia.embeddings.encoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

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

    /** A matrix {@code [rows, columns]} as {@code [columns, rows]}. */
    Tensor transposed() {
        int rows = size(0);
        int columns = size(1);
        float[] from = floats();
        float[] to = new float[from.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                to[column * rows + row] = from[row * columns + column];
            }
        }
        return ofFloats(List.of((long) columns, (long) rows), to);
    }

    /** Stacks tensors of the same row size along the first dimension. */
    static Tensor stacked(Tensor... parts) {
        long rows = 0;
        int bytes = 0;
        for (Tensor part : parts) {
            rows += part.shape.getFirst();
            bytes += part.data.limit();
        }
        ByteBuffer joined = ByteBuffer.allocate(bytes);
        for (Tensor part : parts) {
            joined.put(part.data.duplicate());
        }
        List<Long> shape = new ArrayList<>(parts[0].shape);
        shape.set(0, rows);
        return new Tensor(parts[0].type, shape, joined.flip());
    }
}
