package tech.aia.app.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads the sample's own CSV resources. They hold no line breaks inside fields, which keeps this to a few lines; files
 * from users go through the import, which reads all of RFC 4180.
 */
final class SampleTable {

    private SampleTable() {}

    /** Returns the rows of {@code /sample/<name>} as column to cell, in file order. */
    static Stream<Map<String, String>> read(String name) {
        String path = "/sample/" + name;
        try (InputStream in = Objects.requireNonNull(SampleTable.class.getResourceAsStream(path), path);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            List<String> lines = reader.lines().toList();
            List<String> header = cells(lines.getFirst());
            return lines.stream().skip(1).map(line -> row(path, header, cells(line)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path + " from the application's own files", e);
        }
    }

    static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static Map<String, String> row(String path, List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalStateException(path + " has a row of " + cells.size() + " cells, but " + header.size()
                    + " columns: " + cells.getFirst());
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), cells.get(i));
        }
        return row;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
