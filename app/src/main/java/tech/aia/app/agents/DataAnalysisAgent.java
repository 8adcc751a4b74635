package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.cypher.passthrough.CypherPassthrough;
import tech.aia.cypher.passthrough.PassthroughRequest;
import tech.aia.cypher.passthrough.RowHandler;
import tech.aia.graph.agent.AgentProfile;
import tech.aia.graph.task.Completion;

/**
 * Counts, groups, distributions, trends and outliers, over all entities of a type or over the rows of a reading statement.
 *
 * <p>Requirements: {@code data_source} (an entity type, or its plural) or {@code statement} with {@code parameters};
 * {@code analysis_type} (counts, groups, distribution, trend or outliers; counts when absent); {@code group_by} for groups,
 * {@code date_property} and {@code interval} (day, week, month, year) for trends, {@code property} for the number that is measured;
 * {@code limit} for how many groups or outliers are listed, 50 when absent.
 */
@Component
class DataAnalysisAgent implements BuiltInAgent {
    private static final int MOST_ROWS = 100_000;
    private static final String ENTITIES =
            "MATCH (e:Entity) WHERE e.type = $type RETURN e {.*, embedding: null, embedding_source: null} AS row";

    private final CypherPassthrough cypher;
    private final DataSources sources;

    DataAnalysisAgent(CypherPassthrough cypher, DataSources sources) {
        this.cypher = cypher;
        this.sources = sources;
    }

    @Override
    public String key() {
        return "data_analysis_agent";
    }

    @Override
    public AgentProfile profile() {
        return new AgentProfile(
                "Data Analysis Agent",
                "Data analyst",
                "built_in",
                "Counts, groups and compares entities and the rows of Cypher statements: distributions, trends, outliers.",
                List.of("data_analysis"),
                List.of(),
                null,
                null,
                null);
    }

    @Override
    public Completion run(TaskWork work) throws InterruptedException {
        var wanted = work.requirements()
                .only(
                        "data_source",
                        "statement",
                        "parameters",
                        "analysis_type",
                        "group_by",
                        "property",
                        "date_property",
                        "interval",
                        "limit");
        var analysis = wanted.choice(
                "analysis_type", "counts", List.of("counts", "groups", "distribution", "trend", "outliers"));
        var limit = wanted.number("limit", 50, 1, 1000);
        var interval = wanted.choice("interval", "month", List.of("day", "week", "month", "year"));
        var table = table(wanted);
        work.report(50, Map.of("rows", table.rows().size()));
        var completion = switch (analysis) {
            case "groups" -> Analyses.groups(table, wanted.required("group_by"), wanted.text("property"), limit);
            case "distribution" -> Analyses.distribution(table, wanted.required("property"));
            case "trend" ->
                Analyses.trend(table, wanted.text("date_property", "created_at"), wanted.text("property"), interval);
            case "outliers" -> Analyses.outliers(table, wanted.required("property"), limit);
            default -> Analyses.counts(table);
        };
        return new Completion(
                completion.summary(),
                completion.payload(),
                Map.of("rows", table.rows().size(), "complete", table.complete()),
                List.of(),
                List.of());
    }

    private AnalysisTable table(Requirements wanted) {
        var statement = wanted.text("statement");
        var source = wanted.text("data_source");
        if ((statement == null) == (source == null)) {
            throw new TaskRefused(
                    "Name either requirements.data_source, an entity type, or requirements.statement, Cypher that reads");
        }
        var table = statement == null
                ? read(
                        ENTITIES,
                        Map.of("type", sources.type(String.valueOf(source)).name()))
                : read(statement, wanted.object("parameters"));
        if (table.rows().isEmpty()) {
            throw new TaskRefused("There is nothing to analyse: no rows");
        }
        return table;
    }

    private AnalysisTable read(String statement, Map<String, ? extends @Nullable Object> parameters) {
        var rows = new Rows();
        var summary = cypher.run(PassthroughRequest.read(statement, parameters).atMostRows(MOST_ROWS), rows);
        return new AnalysisTable(rows.all, !summary.truncated());
    }

    /** A single column of maps is the table itself. */
    private static final class Rows implements RowHandler {
        private final List<Map<String, @Nullable Object>> all = new ArrayList<>();
        private List<String> names = List.of();

        @Override
        public void columns(List<String> columns) {
            names = columns;
        }

        @Override
        public boolean row(List<@Nullable Object> values) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            if (values.size() == 1 && values.getFirst() instanceof Map<?, ?> map) {
                map.forEach((key, value) -> {
                    if (value != null) {
                        row.put(String.valueOf(key), value);
                    }
                });
            } else {
                for (int i = 0; i < names.size(); i++) {
                    row.put(names.get(i), values.get(i));
                }
            }
            all.add(row);
            return true;
        }
    }
}
