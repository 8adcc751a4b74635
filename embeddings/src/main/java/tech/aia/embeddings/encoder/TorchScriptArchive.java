package tech.aia.embeddings.encoder;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The file {@code torch.jit.load} reads, in memory: an uncompressed zip with the module's source, its attributes pickled, and
 * one entry of raw numbers per tensor.
 *
 * @see <a href="https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/docs/serialization.md">TorchScript serialization</a>
 */
final class TorchScriptArchive {
    /** The name of the one class in the archive. */
    static final String CLASS = "Encoder";

    private static final String ROOT = "encoder/";
    private static final String FORMAT_VERSION = "10\n";
    private static final int ROOM_FOR_THE_REST = 128 * 1024;

    private final Content content;

    private TorchScriptArchive(Content content) {
        this.content = content;
    }

    /**
     * The archive of a module whose attributes are the given float tensors and others that are none at first.
     *
     * @param unset names of the others
     * @param type the type they get
     * @param methods source of its methods, indented by two spaces
     */
    static TorchScriptArchive of(
            SequencedMap<String, Tensor> tensors, List<String> unset, String type, String methods) {
        int numbers = tensors.values().stream()
                .mapToInt(tensor -> tensor.data().limit())
                .reduce(0, Math::addExact);
        Content content = new Content(numbers + ROOM_FOR_THE_REST);
        try (ZipOutputStream zip = new ZipOutputStream(content)) {
            put(zip, "data.pkl", ByteBuffer.wrap(ModulePickle.of(tensors, unset)));
            put(zip, "code/__torch__.py", utf8(source(tensors, unset, type, methods)));
            int index = 0;
            for (Tensor tensor : tensors.values()) {
                put(zip, "data/" + index++, tensor.data());
            }
            put(zip, "constants.pkl", ByteBuffer.wrap(ModulePickle.ofNothing()));
            put(zip, "byteorder", utf8("little"));
            put(zip, "version", utf8(FORMAT_VERSION));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return new TorchScriptArchive(content);
    }

    InputStream open() {
        return content.open();
    }

    private static String source(
            SequencedMap<String, Tensor> tensors, List<String> unset, String type, String methods) {
        StringBuilder buffers = new StringBuilder();
        StringBuilder types = new StringBuilder();
        tensors.keySet().forEach(name -> {
            buffers.append('"').append(name).append("\", ");
            types.append("  ").append(name).append(" : Tensor\n");
        });
        unset.forEach(name -> types.append("  ")
                .append(name)
                .append(" : Optional[")
                .append(type)
                .append("]\n"));
        return "class " + CLASS + "(Module):\n  __parameters__ = []\n  __buffers__ = [" + buffers + "]\n" + types
                + "  training : bool\n" + methods;
    }

    private static void put(ZipOutputStream zip, String name, ByteBuffer bytes) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(bytes.duplicate());
        ZipEntry entry = new ZipEntry(ROOT + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.remaining());
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        zip.closeEntry();
    }

    private static ByteBuffer utf8(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }

    /** Spares the copy of 90 MB that {@link #toByteArray()} would make. */
    private static final class Content extends ByteArrayOutputStream {
        Content(int size) {
            super(size);
        }

        InputStream open() {
            return new ByteArrayInputStream(buf, 0, count);
        }
    }
}
