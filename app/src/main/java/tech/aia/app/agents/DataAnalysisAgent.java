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
 * Counts, groups, distributions, trends and outliers, or all of these, over all entities of a type or over the rows of a reading
 * statement.
 *
 * <p>Requirements: {@code data_source} (an entity type, or its plural) or {@code statement} with {@code parameters};
 * {@code analysis_type} (counts, also called basic, groups, distribution, trend or outliers; counts when absent) or
 * {@code analysis_depth} (basic, which is counts, or comprehensive, which is everything); {@code group_by} for groups,
 * {@code date_property} and {@code interval} (day, week, month, year) for trends, {@code property} for the number that is measured;
 * {@code limit} for how many groups or outliers are listed, 50 when absent. With the {@code analysis_type} sentiment the requirements
 * are those of {@link SentimentAnalysisAgent}.
 */
@Component
class DataAnalysisAgent implements BuiltInAgent {
    private static final String SENTIMENT = "sentiment";
    private static final String COMPREHENSIVE = "comprehensive";
    private static final int MOST_ROWS = 100_000;
    private static final List<String> TYPES =
            List.of("counts", "basic", "groups", "distribution", "trend", "outliers", SENTIMENT);
    private static final List<String> DEPTHS = List.of("basic", COMPREHENSIVE);
    /** What the encoder notes on an entity says nothing of it. */
    private static final String ENTITIES = """
            MATCH (e:Entity) WHERE e.type = $type
            RETURN e {.*, embedding: null, embedding_model: null, embedding_source: null, embedded_at: null} AS row""";

    private final CypherPassthrough cypher;
    private final DataSources sources;
    private final SentimentAnalysisAgent sentiment;

    DataAnalysisAgent(CypherPassthrough cypher, DataSources sources, SentimentAnalysisAgent sentiment) {
        this.cypher = cypher;
        this.sources = sources;
        this.sentiment = sentiment;
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
        var type = work.requirements().choice("analysis_type", "counts", TYPES);
        return type.equals(SENTIMENT) ? sentiment.label(work, SENTIMENT) : analysed(work, type);
    }

    private Completion analysed(TaskWork work, String type) throws InterruptedException {
        var wanted = work.requirements()
                .only(
                        "data_source",
                        "statement",
                        "parameters",
                        "analysis_type",
                        "analysis_depth",
                        "group_by",
                        "property",
                        "date_property",
                        "interval",
                        "limit");
        var depth = depth(wanted);
        var limit = wanted.number("limit", 50, 1, 1000);
        var interval = wanted.choice("interval", "month", List.of("day", "week", "month", "year"));
        var table = table(wanted);
        work.report(50, Map.of("rows", table.rows().size()));
        var completion = depth.equals(COMPREHENSIVE)
                ? ComprehensiveAnalysis.of(table, interval, limit)
                : analysis(type, table, wanted, interval, limit);
        return new Completion(
                completion.summary(),
                completion.payload(),
                Map.of("rows", table.rows().size(), "complete", table.complete()),
                List.of(),
                List.of());
    }

    private static String depth(Requirements wanted) {
        if (wanted.has("analysis_type") && wanted.has("analysis_depth")) {
            throw new TaskRefused(
                    "requirements.analysis_depth would change nothing: it is for who names no requirements.analysis_type");
        }
        return wanted.choice("analysis_depth", "basic", DEPTHS);
    }

    private static Completion analysis(
            String type, AnalysisTable table, Requirements wanted, String interval, int limit) {
        return switch (type) {
            case "groups" -> Analyses.groups(table, wanted.required("group_by"), wanted.text("property"), limit);
            case "distribution" -> Analyses.distribution(table, wanted.required("property"));
            case "trend" ->
                TrendAnalysis.trend(
                        table, wanted.text("date_property", "created_at"), wanted.text("property"), interval);
            case "outliers" -> Analyses.outliers(table, wanted.required("property"), limit);
            default -> Analyses.counts(table);
        };
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
