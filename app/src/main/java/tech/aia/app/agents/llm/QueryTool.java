package tech.aia.app.agents.llm;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.passthrough.CypherPassthrough;
import tech.aia.cypher.passthrough.PassthroughRequest;
import tech.aia.cypher.passthrough.ResultValues;
import tech.aia.cypher.passthrough.RowHandler;
import tools.jackson.databind.json.JsonMapper;

/** {@code query_graph}: runs Cypher that reads, judged as any stranger's. */
final class QueryTool implements GraphTool {
    private static final int MOST_ROWS = 50;
    private static final int MOST_CHARACTERS = 8_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final CypherPassthrough cypher;
    private final Sightings sightings;
    private final Deadline deadline;

    QueryTool(CypherPassthrough cypher, Sightings sightings, Deadline deadline) {
        this.cypher = cypher;
        this.sightings = sightings;
        this.deadline = deadline;
    }

    @Override
    public ToolSpecification specification() {
        return ToolSpecification.builder()
                .name("query_graph")
                .description("Runs a Cypher 25 statement that reads the graph, and gives its first " + MOST_ROWS
                        + " rows. Aggregate in the statement rather than reading many rows.")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty(
                                "statement", "Cypher, such as MATCH (c:Customer) RETURN c.id, c.name LIMIT 5")
                        .addProperty(
                                "parameters",
                                JsonObjectSchema.builder()
                                        .description("Values for $name in the statement")
                                        .additionalProperties(true)
                                        .build())
                        .required("statement")
                        .build())
                .build();
    }

    @Override
    public Shown call(Map<String, @Nullable Object> arguments) {
        var left = deadline.left();
        var request = PassthroughRequest.read(Arguments.text(arguments, "statement"), parameters(arguments))
                .atMostRows(MOST_ROWS)
                .within(left.compareTo(LONGEST) < 0 ? left : LONGEST);
        var rows = new Rows();
        try {
            var summary = cypher.run(request, rows);
            return rows.shown(summary.truncated());
        } catch (GraphException.BadStatement
                | GraphException.Stopped
                | GraphException.Busy
                | GraphException.Failed failure) {
            throw new Refused(String.valueOf(failure.getMessage()));
        }
    }

    private static Map<String, ? extends @Nullable Object> parameters(Map<String, @Nullable Object> arguments) {
        return switch (arguments.get("parameters")) {
            case null -> Map.of();
            case Map<?, ?> map -> {
                var parameters = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, value) -> parameters.put(String.valueOf(key), value));
                yield parameters;
            }
            default -> throw new Refused("parameters must be an object");
        };
    }

    /** Rows as JSON, as many as the model can be shown. */
    private final class Rows implements RowHandler {
        private final ResultValues values = new ResultValues(ResultValues.Typing.PLAIN);
        private final StringBuilder json = new StringBuilder("{\"rows\": [");
        private List<String> names = List.of();
        private int count;
        private boolean full;

        @Override
        public void columns(List<String> columns) {
            names = columns;
        }

        @Override
        public boolean row(List<@Nullable Object> cells) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), values.toJson(cells.get(i)));
            }
            var text = JsonMapper.shared().writeValueAsString(row);
            full = json.length() + text.length() > MOST_CHARACTERS;
            if (!full) {
                json.append(count == 0 ? "" : ", ").append(text);
                count++;
                sightings.value(row);
            }
            return !full;
        }

        private Shown shown(boolean truncated) {
            if (full && count == 0) {
                throw new Refused(
                        "The first row alone has more than " + MOST_CHARACTERS
                                + " characters: return single properties rather than whole nodes, and shorten texts with left()");
            }
            json.append(']');
            if (full || truncated) {
                json.append(", \"note\": \"There are more rows than the ")
                        .append(count)
                        .append(" shown: aggregate, filter, or return fewer columns\"");
            }
            return new Shown(json.append('}').toString(), count);
        }
    }
}
