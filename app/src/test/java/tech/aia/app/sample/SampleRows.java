package tech.aia.app.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample as tests read it. */
final class SampleRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SampleRows() {}

    static List<Map<String, String>> table(String name) {
        return SampleTable.read(name).toList();
    }

    static List<JsonNode> objects(String name) {
        try (InputStream in = Objects.requireNonNull(SampleRows.class.getResourceAsStream("/sample/" + name), name)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(JSON::readTree)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static List<Map<String, String>> purchases() {
        List<String> lines = SamplePurchases.lines().toList();
        String[] header = lines.getFirst().split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    static List<String> column(List<Map<String, String>> rows, String name) {
        return rows.stream().map(row -> SampleTable.cell(row, name)).toList();
    }

    static List<String> field(List<JsonNode> rows, String name) {
        return rows.stream().map(row -> row.path(name).asString()).toList();
    }
}
