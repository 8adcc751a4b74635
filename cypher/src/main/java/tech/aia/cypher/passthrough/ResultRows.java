package tech.aia.cypher.passthrough;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Receivers that give a result its format and pass it on piece by piece: as plain maps and lists for a JSON writer of the caller's,
 * or as text. None keeps more than a few hundred rows, and none may be used for two results.
 */
public final class ResultRows {
    private ResultRows() {}

    /**
     * Formats {@code json} and {@code ndjson}: for each row one object with a member for each column. If there is only one column,
     * a node in it is given as the documented node object instead.
     *
     * @param connections numbers of relationships by element id, such as {@link CypherPassthrough#connections}
     * @param row takes each row in order
     */
    public static RowHandler json(
            ResultValues values,
            Function<Collection<String>, Map<String, Long>> connections,
            Consumer<Map<String, @Nullable Object>> row) {
        return new JsonRows(values, connections, row);
    }

    /**
     * Format {@code table}: for each row the list of its values; the columns are in the summary.
     *
     * @param row takes each row in order
     */
    public static RowHandler table(ResultValues values, Consumer<Object> row) {
        return new TableRows(values, row);
    }

    /**
     * Format {@code csv}, RFC 4180 with a header line. Null is nothing, an empty text is {@code ""}; numbers, booleans, texts and
     * times are themselves; everything else is JSON.
     *
     * @param out takes the text; an {@link java.io.IOException} of it is thrown on unchecked, and so stops the statement
     * @param json writes maps and lists as JSON on one line
     */
    public static RowHandler csv(ResultValues values, Appendable out, Function<Object, String> json) {
        return new CsvRows(values, out, json);
    }
}
