package tech.aia.app.rest.aia;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.passthrough.PassthroughSummary;
import tech.aia.cypher.passthrough.RowHandler;
import tools.jackson.core.JsonGenerator;

/**
 * Writes an answer as it streams in, for one statement: {@code query_id}, then the rows in the layout of another handler, then the
 * metadata. What was written when the statement fails is no whole JSON.
 */
final class QueryAnswer implements RowHandler {
    private final JsonGenerator json;
    private final QueryBodies.Request request;
    private final boolean table;
    private final RowHandler rows;

    /**
     * @param rows gives each row its layout and writes it to {@code json}
     * @param table whether columns go first and the rows are called so
     */
    QueryAnswer(String id, JsonGenerator json, QueryBodies.Request request, boolean table, RowHandler rows) {
        this.json = json;
        this.request = request;
        this.table = table;
        this.rows = rows;
        json.writeStartObject();
        json.writeStringProperty("query_id", id);
    }

    @Override
    public void columns(List<String> names) {
        if (table) {
            json.writePOJOProperty("columns", names);
        }
        json.writeArrayPropertyStart(table ? "rows" : "results");
        rows.columns(names);
    }

    @Override
    public boolean row(List<@Nullable Object> values) {
        return rows.row(values);
    }

    @Override
    public void done(PassthroughSummary summary) {
        rows.done(summary);
        json.writeEndArray();
        end(QueryBodies.Metadata.of(summary));
    }

    private void end(QueryBodies.Metadata metadata) {
        if (request.wantsMetadata()) {
            json.writePOJOProperty("metadata", metadata);
        }
        json.writeEndObject();
        json.close();
    }
}
