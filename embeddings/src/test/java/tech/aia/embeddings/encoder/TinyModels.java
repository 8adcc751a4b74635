package tech.aia.embeddings.encoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Model files of one embedding table, in which token {@code i} is the vector {@code (i, 1, 1, …)}. */
final class TinyModels {
    private static final int VOCABULARY = 30522;

    private TinyModels() {}

    /** Puts the tokenizer of the model on the class path beside a model's file. */
    static Path withTokenizer(Path model) throws IOException {
        try (InputStream tokenizer = resource("all-minilm-l6-v2-tokenizer.json")) {
            Files.copy(tokenizer, model.resolveSibling("tokenizer.json"));
        }
        return model;
    }

    static InputStream resource(String name) {
        InputStream file = TinyModels.class.getResourceAsStream("/" + name);
        if (file == null) {
            throw new AssertionError(name + " is not on the class path");
        }
        return file;
    }

    /** Says beside a model's file how sentence-transformers would use it. */
    static Path withUsage(Path model, String pooling, String prompts) throws IOException {
        Path directory = Files.createDirectories(model.resolveSibling("1_Pooling"));
        Files.writeString(directory.resolve("config.json"), pooling);
        Files.writeString(model.resolveSibling("config_sentence_transformers.json"), prompts);
        return model;
    }

    /** A TorchScript module that takes token types too and answers hidden states. */
    static Path torchScript(Path file, int width) throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("table", table(width));
        String forward = """
                  def forward(self: __torch__.Encoder, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
                    return torch.embedding(self.table, torch.add(ids, types))
                """;
        try (InputStream archive =
                TorchScriptArchive.of(tensors, List.of(), "Tensor", forward).open()) {
            Files.copy(archive, file);
        }
        return withTokenizer(file);
    }

    /** An ONNX graph that answers hidden states. */
    static Path onnx(Path file, int width) throws IOException {
        byte[] gather =
                message(text(1, "table"), text(1, "input_ids"), text(2, "last_hidden_state"), text(4, "Gather"));
        byte[] graph = message(
                bytes(1, gather),
                text(2, "tiny"),
                bytes(5, initializer("table", table(width))),
                bytes(11, value("input_ids", Tensor.INT64)),
                bytes(12, value("last_hidden_state", Tensor.FLOAT)));
        byte[] model = message(number(1, 6), bytes(7, graph), bytes(8, number(2, 11)));
        Files.write(file, model);
        return withTokenizer(file);
    }

    static Tensor table(int width) {
        float[] values = new float[VOCABULARY * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % width == 0 ? (float) i / width : 1;
        }
        return Tensor.ofFloats(List.of((long) VOCABULARY, (long) width), values);
    }

    private static byte[] initializer(String name, Tensor tensor) {
        return message(
                number(1, tensor.size(0)),
                number(1, tensor.size(1)),
                number(2, tensor.type()),
                text(8, name),
                bytes(9, tensor.data().array()));
    }

    private static byte[] value(String name, int type) {
        byte[] tensorType = number(1, type);
        return message(text(1, name), bytes(2, bytes(1, tensorType)));
    }

    static byte[] message(byte[]... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] field : fields) {
            out.writeBytes(field);
        }
        return out.toByteArray();
    }

    static byte[] number(int field, long value) {
        return message(varint((long) field << 3), varint(value));
    }

    static byte[] text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] bytes(int field, byte[] content) {
        return message(varint(((long) field << 3) | 2), varint(content.length), content);
    }

    private static byte[] varint(long value) {
        ByteBuffer out = ByteBuffer.allocate(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.put((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }
}
