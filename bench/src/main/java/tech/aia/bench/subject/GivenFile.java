package tech.aia.bench.subject;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Variants as a file to import, with their embeddings in Base64. */
public final class GivenFile {
    public static final String ID = "key";
    public static final String EMBEDDING = "vector";

    private static final JsonMapper JSON = JsonMapper.shared();

    private GivenFile() {}

    /** Writes an NDJSON file of the variants of these numbers. */
    public static void write(Path file, Variants variants, int from, int to) throws IOException {
        try (var lines = Files.newBufferedWriter(file)) {
            for (int number = from; number < to; number++) {
                lines.write(JSON.writeValueAsString(Map.of(
                        ID,
                        String.valueOf(number),
                        "text",
                        variants.entity(number).text(),
                        RealData.PERCENTILE,
                        variants.percentile(number),
                        EMBEDDING,
                        base64(variants.vector(number)))));
                lines.newLine();
            }
        }
    }

    private static String base64(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
