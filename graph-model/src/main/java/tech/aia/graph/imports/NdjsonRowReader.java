package tech.aia.graph.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** NDJSON: one JSON object a line; blank lines are passed over. */
final class NdjsonRowReader implements RowReader {
    private static final int LONGEST_LINE = 8 * 1024 * 1024;
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;
    private long line;

    NdjsonRowReader(Reader reader) {
        this.reader = reader;
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        while (true) {
            var text = readLine();
            if (text == null) {
                return null;
            }
            line++;
            if (!text.isBlank()) {
                return row(text);
            }
        }
    }

    private RawRow row(String text) {
        var values = new LinkedHashMap<String, Object>();
        try {
            var object = JSON.readValue(text, OBJECT);
            if (object == null) {
                return new RawRow(line, Map.of(), "It is not a JSON object");
            }
            object.forEach((key, value) -> {
                if (value != null) {
                    values.put(key, value);
                }
            });
        } catch (JacksonException broken) {
            return new RawRow(line, Map.of(), "It is not a JSON object: " + broken.getOriginalMessage());
        }
        return new RawRow(line, values, RowText.problem(values));
    }

    private @Nullable String readLine() throws IOException {
        var text = new StringBuilder();
        while (fill()) {
            var begin = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            if (text.length() + at - begin > LONGEST_LINE) {
                throw new BrokenFileException(
                        "Line " + (line + 1) + " has more than " + LONGEST_LINE + " characters", new IOException());
            }
            text.append(buffer, begin, at - begin);
            if (at < end) {
                at++;
                return text.toString();
            }
        }
        return text.isEmpty() ? null : text.toString();
    }

    /** Whether there is something more to read. */
    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, reader.read(buffer));
        }
        return at < end;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
