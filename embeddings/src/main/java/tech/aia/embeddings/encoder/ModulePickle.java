package tech.aia.embeddings.encoder;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The pickle (protocol 2) of a TorchScript module: its class and a dictionary of attributes, in which a tensor is a call of
 * {@code torch._utils._rebuild_tensor_v2} on a storage named by its place in the archive.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">pickletools</a> for the operation codes
 */
final class ModulePickle {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private ModulePickle() {
        op(0x80).op(2);
    }

    /** @param unset names of further attributes, which are none */
    static byte[] of(SequencedMap<String, Tensor> tensors, List<String> unset) {
        ModulePickle pickle = new ModulePickle();
        pickle.global("__torch__", TorchScriptArchive.CLASS)
                .op(')')
                .op(0x81)
                .op('}')
                .op('(');
        int storage = 0;
        for (Map.Entry<String, Tensor> attribute : tensors.entrySet()) {
            pickle.text(attribute.getKey()).tensor(attribute.getValue(), storage++);
        }
        unset.forEach(name -> pickle.text(name).op('N'));
        return pickle.text("training").no().op('u').op('b').end();
    }

    /** The empty tuple: a module without constants. */
    static byte[] ofNothing() {
        return new ModulePickle().op(')').end();
    }

    private void tensor(Tensor tensor, int storage) {
        global("torch._utils", "_rebuild_tensor_v2").op('(');
        op('(').text("storage").global("torch", "FloatStorage").text(Integer.toString(storage));
        text("cpu").number(tensor.elements()).op('t').op('Q');
        number(0).tuple(tensor.shape()).tuple(strides(tensor.shape())).no();
        global("collections", "OrderedDict").op(')').op('R');
        op('t').op('R');
    }

    private static List<Long> strides(List<Long> shape) {
        Long[] strides = new Long[shape.size()];
        long step = 1;
        for (int dimension = strides.length - 1; dimension >= 0; dimension--) {
            strides[dimension] = step;
            step *= shape.get(dimension);
        }
        return List.of(strides);
    }

    private byte[] end() {
        return op('.').out.toByteArray();
    }

    private ModulePickle op(int code) {
        out.write(code);
        return this;
    }

    private ModulePickle no() {
        return op(0x89);
    }

    private ModulePickle global(String module, String name) {
        op('c').out.writeBytes((module + '\n' + name + '\n').getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    private ModulePickle text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        op('X').littleEndian(utf8.length).out.writeBytes(utf8);
        return this;
    }

    private ModulePickle number(long value) {
        return op('J').littleEndian(Math.toIntExact(value));
    }

    private ModulePickle tuple(List<Long> values) {
        op('(');
        values.forEach(this::number);
        return op('t');
    }

    private ModulePickle littleEndian(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
        return this;
    }
}
