package tech.aia.embeddings.encoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Walks the fields of one protobuf message without a schema. Call {@link #next()}, look at {@link #field()}, then read the
 * value with the method that fits or leave it to be skipped.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers encoding</a>
 */
final class ProtobufReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer bytes;
    private int tag;
    private boolean valuePending;

    ProtobufReader(ByteBuffer message) {
        this.bytes = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Moves to the next field; false at the end of the message. */
    boolean next() {
        if (valuePending) {
            skip();
        }
        if (!bytes.hasRemaining()) {
            return false;
        }
        tag = (int) varint();
        valuePending = true;
        return true;
    }

    int field() {
        return tag >>> 3;
    }

    /** Whether the value is length-delimited: text, bytes, a message or packed numbers. */
    boolean isBytes() {
        return wireType() == BYTES;
    }

    long number() {
        valuePending = false;
        return varint();
    }

    String text() {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    ProtobufReader message() {
        return new ProtobufReader(bytes());
    }

    /** The length-delimited value as a little-endian view, not copied. */
    ByteBuffer bytes() {
        valuePending = false;
        int length = length();
        ByteBuffer value = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return value;
    }

    /** Hands each number of a packed repeated field to the consumer. */
    static void packedNumbers(ByteBuffer packed, LongConsumer consumer) {
        ProtobufReader numbers = new ProtobufReader(packed);
        while (numbers.bytes.hasRemaining()) {
            consumer.accept(numbers.varint());
        }
    }

    private int wireType() {
        return tag & 7;
    }

    private void skip() {
        valuePending = false;
        switch (wireType()) {
            case VARINT -> varint();
            case FIXED64 -> advance(Long.BYTES);
            case BYTES -> advance(length());
            case FIXED32 -> advance(Float.BYTES);
            default -> throw new IllegalArgumentException("protobuf wire type " + wireType() + " is not known");
        }
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("a protobuf field of " + length + " bytes ends outside the message");
        }
        return (int) length;
    }

    private void advance(int count) {
        if (count > bytes.remaining()) {
            throw new IllegalArgumentException("the protobuf message ends inside a field");
        }
        bytes.position(bytes.position() + count);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!bytes.hasRemaining()) {
                throw new IllegalArgumentException("the protobuf message ends inside a number");
            }
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a protobuf number is longer than 64 bits");
    }
}
