package tech.aia.cypher.passthrough;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as RFC 4180. */
final class CsvRows implements RowHandler {
    private static final String LINE_END = "\r\n";

    private final ResultValues values;
    private final Appendable out;
    private final Function<Object, String> json;

    CsvRows(ResultValues values, Appendable out, Function<Object, String> json) {
        this.values = values;
        this.out = out;
        this.json = json;
    }

    @Override
    public void columns(List<String> names) {
        if (!names.isEmpty()) {
            line(names);
        }
    }

    @Override
    public boolean row(List<@Nullable Object> row) {
        line(row);
        return true;
    }

    private void line(List<? extends @Nullable Object> cells) {
        try {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) {
                    out.append(',');
                }
                out.append(cell(cells.get(i)));
            }
            out.append(LINE_END);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var temporal = TypedJson.temporal(value);
        return switch (value) {
            case String text -> quoted(text);
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case Object time when temporal != null -> temporal.text();
            default -> {
                var converted = values.toJson(value);
                yield quoted(converted instanceof String text ? text : json.apply(converted == null ? "" : converted));
            }
        };
    }

    private static String quoted(String text) {
        var needed = text.isEmpty()
                || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                || text.startsWith(" ")
                || text.endsWith(" ");
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
