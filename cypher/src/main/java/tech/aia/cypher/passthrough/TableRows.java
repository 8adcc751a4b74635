package tech.aia.cypher.passthrough;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows as lists. */
final class TableRows implements RowHandler {
    private final ResultValues values;
    private final Consumer<Object> sink;

    TableRows(ResultValues values, Consumer<Object> sink) {
        this.values = values;
        this.sink = sink;
    }

    @Override
    public void columns(List<String> names) {
        // They are in the summary.
    }

    @Override
    public boolean row(List<@Nullable Object> row) {
        var cells = new ArrayList<@Nullable Object>(row.size());
        row.forEach(value -> cells.add(values.toJson(value)));
        sink.accept(cells);
        return true;
    }
}
