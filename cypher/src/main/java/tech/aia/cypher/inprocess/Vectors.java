package tech.aia.cypher.inprocess;

import org.jspecify.annotations.Nullable;
import org.neo4j.bolt.connection.exception.BoltClientException;
import org.neo4j.bolt.connection.values.Value;
import org.neo4j.bolt.connection.values.ValueFactory;
import org.neo4j.bolt.connection.values.Vector;
import org.neo4j.values.storable.ValueWriter;
import org.neo4j.values.storable.Values;
import org.neo4j.values.storable.VectorValue;

/** Values of type VECTOR there and back, by the type of their numbers. */
final class Vectors {
    private Vectors() {}

    static VectorValue fromDriver(Vector vector) {
        return switch (vector.elements()) {
            case byte[] numbers -> Values.int8Vector(numbers);
            case short[] numbers -> Values.int16Vector(numbers);
            case int[] numbers -> Values.int32Vector(numbers);
            case long[] numbers -> Values.int64Vector(numbers);
            case float[] numbers -> Values.float32Vector(numbers);
            case double[] numbers -> Values.float64Vector(numbers);
            default -> throw new BoltClientException("A vector cannot be of " + vector.elementType());
        };
    }

    static Value toDriver(VectorValue vector, ValueFactory driver) {
        var numbers = new Numbers();
        vector.writeTo(numbers);
        if (numbers.type == null || numbers.array == null) {
            throw new IllegalStateException("A vector of an unknown type: " + vector.getTypeName());
        }
        return driver.vector(numbers.type, numbers.array);
    }

    /** Takes a copy of what a vector writes. */
    private static final class Numbers extends ValueWriter.Adapter<RuntimeException> {
        private @Nullable Class<?> type;
        private @Nullable Object array;

        @Override
        public void writeInt8Vector(byte[] values) {
            type = byte.class;
            array = values.clone();
        }

        @Override
        public void writeInt16Vector(short[] values) {
            type = short.class;
            array = values.clone();
        }

        @Override
        public void writeInt32Vector(int[] values) {
            type = int.class;
            array = values.clone();
        }

        @Override
        public void writeInt64Vector(long[] values) {
            type = long.class;
            array = values.clone();
        }

        @Override
        public void writeFloat32Vector(float[] values) {
            type = float.class;
            array = values.clone();
        }

        @Override
        public void writeFloat64Vector(double[] values) {
            type = double.class;
            array = values.clone();
        }
    }
}
