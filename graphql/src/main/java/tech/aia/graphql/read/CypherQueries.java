package tech.aia.graphql.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.passthrough.CypherPassthrough;
import tech.aia.cypher.passthrough.PassthroughRequest;
import tech.aia.cypher.passthrough.ResultValues;
import tech.aia.cypher.passthrough.RowHandler;
import tech.aia.graph.GraphModelException;

/** Cypher inside GraphQL, through the same guard as over REST. */
@Controller
class CypherQueries {
    private static final int MOST_ROWS = 10_000;

    /** The rows stand in memory as a whole. */
    private static final long MOST_BYTES = 16L << 20;

    private final CypherPassthrough passthrough;

    CypherQueries(CypherPassthrough passthrough) {
        this.passthrough = passthrough;
    }

    /** The schema's type of this name. */
    record CypherResult(List<String> columns, List<Object> rows, boolean truncated, double tookMs) {}

    @QueryMapping
    CypherResult cypher(@Argument String query, @Argument @Nullable Object params, @Argument int first) {
        if (first < 1 || first > MOST_ROWS) {
            throw new GraphModelException.InvalidValue(
                    "first", "'first' must be between 1 and " + MOST_ROWS + ", not " + first, first);
        }
        var rows = new Rows();
        try {
            var request = PassthroughRequest.read(query, parameters(params))
                    .atMostRows(first)
                    .atMostBytes(MOST_BYTES);
            var summary = passthrough.run(request, rows);
            return new CypherResult(
                    summary.columns(), rows.kept, summary.truncated(), milliseconds(summary.execution()));
        } catch (GraphException.BadStatement | GraphException.Stopped | GraphException.Failed failure) {
            throw new StatementFailed(failure);
        }
    }

    private static Map<String, @Nullable Object> parameters(@Nullable Object params) {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        switch (params) {
            case null -> {}
            case Map<?, ?> given -> given.forEach((name, value) -> parameters.put(String.valueOf(name), value));
            default ->
                throw new GraphModelException.InvalidValue(
                        "params",
                        "'params' is an object of names and values, such as {sector: \"Technology\"}",
                        params);
        }
        return parameters;
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static final class Rows implements RowHandler {
        private final ResultValues values = new ResultValues(ResultValues.Typing.PLAIN);
        private final List<Object> kept = new ArrayList<>();
        private List<String> columns = List.of();

        @Override
        public void columns(List<String> names) {
            columns = names;
        }

        @Override
        public boolean row(List<@Nullable Object> row) {
            var members = new LinkedHashMap<String, @Nullable Object>();
            for (int i = 0; i < row.size(); i++) {
                members.put(columns.get(i), values.toJson(row.get(i)));
            }
            return kept.add(members);
        }
    }
}
