package tech.aia.embeddings.encoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of an ONNX model the converter needs: its operations and the numbers in it.
 *
 * @param nodes operations in topological order
 * @param tensors initializers and constants by the name nodes refer to them with
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>, whose field numbers are used here
 */
record OnnxGraph(List<Node> nodes, Map<String, Tensor> tensors) {

    /** One operation. */
    record Node(String operator, List<String> inputs, List<String> outputs) {
        Node {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    OnnxGraph {
        nodes = List.copyOf(nodes);
        tensors = Map.copyOf(tensors);
    }

    /**
     * Reads a serialised {@code ModelProto}. Tensors are views of the given bytes.
     *
     * @throws IllegalArgumentException if the bytes are no ONNX model
     */
    static OnnxGraph read(ByteBuffer model) {
        ProtobufReader fields = new ProtobufReader(model);
        while (fields.next()) {
            if (fields.field() == 7 && fields.isBytes()) {
                return readGraph(fields.message());
            }
        }
        throw new IllegalArgumentException("the file holds no ONNX graph");
    }

    /** The operation that computes the value, if it is computed. */
    Optional<Node> producer(String value) {
        return nodes.stream().filter(node -> node.outputs().contains(value)).findFirst();
    }

    /** The operations that read the value. */
    List<Node> consumers(String value) {
        return nodes.stream().filter(node -> node.inputs().contains(value)).toList();
    }

    private static OnnxGraph readGraph(ProtobufReader fields) {
        List<Node> nodes = new ArrayList<>();
        Map<String, Tensor> tensors = new HashMap<>();
        while (fields.next()) {
            switch (fields.field()) {
                case 1 -> nodes.add(readNode(fields.message(), tensors));
                case 5 -> {
                    NamedTensor initializer = readTensor(fields.message());
                    tensors.put(initializer.name(), initializer.tensor());
                }
                default -> {}
            }
        }
        return new OnnxGraph(nodes, tensors);
    }

    private static Node readNode(ProtobufReader fields, Map<String, Tensor> tensors) {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        String operator = "";
        List<Tensor> values = new ArrayList<>();
        while (fields.next()) {
            switch (fields.field()) {
                case 1 -> inputs.add(fields.text());
                case 2 -> outputs.add(fields.text());
                case 4 -> operator = fields.text();
                case 5 -> readTensorAttribute(fields.message()).ifPresent(values::add);
                default -> {}
            }
        }
        if (operator.equals("Constant") && !values.isEmpty()) {
            tensors.put(outputs.getFirst(), values.getFirst());
        }
        return new Node(operator, inputs, outputs);
    }

    private static Optional<Tensor> readTensorAttribute(ProtobufReader fields) {
        while (fields.next()) {
            if (fields.field() == 5) {
                return Optional.of(readTensor(fields.message()).tensor());
            }
        }
        return Optional.empty();
    }

    private record NamedTensor(String name, Tensor tensor) {}

    private static NamedTensor readTensor(ProtobufReader fields) {
        String name = "";
        int type = 0;
        List<Long> shape = new ArrayList<>();
        ByteBuffer data = ByteBuffer.allocate(0);
        while (fields.next()) {
            switch (fields.field()) {
                case 1 -> readSizes(fields, shape);
                case 2 -> type = (int) fields.number();
                case 4, 9 -> data = fields.bytes();
                case 7 -> data = readWholeNumbers(fields);
                case 8 -> name = fields.text();
                default -> {}
            }
        }
        Tensor tensor = new Tensor(type, shape, data.order(ByteOrder.LITTLE_ENDIAN));
        int elementBytes = Tensor.elementBytes(type);
        if (elementBytes > 0 && tensor.elements() * elementBytes != data.limit()) {
            throw new IllegalArgumentException("tensor " + name + " is not stored in the ONNX file itself as raw data");
        }
        return new NamedTensor(name, tensor);
    }

    private static ByteBuffer readWholeNumbers(ProtobufReader fields) {
        List<Long> values = new ArrayList<>();
        readSizes(fields, values);
        ByteBuffer data = ByteBuffer.allocate(values.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(data::putLong);
        return data.flip();
    }

    private static void readSizes(ProtobufReader fields, List<Long> shape) {
        if (!fields.isBytes()) {
            shape.add(fields.number());
            return;
        }
        ProtobufReader.packedNumbers(fields.bytes(), shape::add);
    }
}
