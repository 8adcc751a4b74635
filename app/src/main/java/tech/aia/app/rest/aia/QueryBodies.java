package tech.aia.app.rest.aia;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.passthrough.AccessMode;
import tech.aia.cypher.passthrough.PassthroughNotification;
import tech.aia.cypher.passthrough.PassthroughPlan;
import tech.aia.cypher.passthrough.PassthroughRequest;
import tech.aia.cypher.passthrough.PassthroughSummary;
import tech.aia.cypher.passthrough.ResultFormat;
import tech.aia.cypher.passthrough.ResultValues;
import tech.aia.cypher.passthrough.UpdateCounters;

/** What is sent to and answered by Cypher queries. */
final class QueryBodies {
    private QueryBodies() {}

    @Schema(name = "CypherQuery")
    record Request(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "One Cypher statement",
                    example = "MATCH (n:Entity) WHERE n.type = 'customer' RETURN n LIMIT 10")
            @Nullable
            String query,

            @Schema(
                    description = "How the result is laid out; json when absent, or what the Accept header asks for",
                    allowableValues = {"json", "table", "graph", "csv", "ndjson"},
                    example = "json")
            @Nullable
            ResultFormat format,

            @Schema(description = "true when absent", example = "true") @Nullable
            Boolean includeMetadata,

            @Schema(description = "Values for $name in the statement", example = "{}") @Nullable
            Map<String, @Nullable Object> parameters,

            @Schema(
                    description = "read, when absent, changes nothing",
                    allowableValues = {"read", "write"},
                    example = "read")
            @Nullable
            AccessMode accessMode,

            @Schema(description = "The most time the statement may take", example = "30000") @Nullable
            Long timeoutMs,

            @Schema(
                    description = "The most rows to give; metadata.truncated tells when there were more",
                    example = "1000")
            @Nullable
            Long limit,

            @Schema(description = "The most bytes of JSON to give") @Nullable
            Long byteLimit,

            @Schema(description = "Give the plan instead of running the statement", example = "false") @Nullable
            Boolean explain,

            @Schema(description = "Run it and give the plan with what each operator did", example = "false") @Nullable
            Boolean profile,

            @Schema(description = "Give nodes with their embedding, 384 numbers each", example = "false") @Nullable
            Boolean includeEmbeddings,

            @Schema(
                    description =
                            "standard types all values but the properties of documented nodes, typed also those, plain none",
                    allowableValues = {"standard", "typed", "plain"},
                    example = "standard")
            ResultValues.@Nullable Typing typing) {

        PassthroughRequest statement() {
            Bodies.requireFinite("parameters", parameters);
            return new PassthroughRequest(
                    Bodies.required("query", query),
                    parameters == null ? Map.of() : parameters,
                    accessMode == null ? AccessMode.READ : accessMode,
                    timeoutMs == null ? null : Duration.ofMillis(timeoutMs),
                    limit,
                    byteLimit,
                    is(profile),
                    is(includeEmbeddings));
        }

        ResultValues values() {
            return new ResultValues(typing == null ? ResultValues.Typing.STANDARD : typing);
        }

        boolean wantsPlanOnly() {
            return is(explain);
        }

        boolean wantsMetadata() {
            return includeMetadata == null || includeMetadata;
        }

        private static boolean is(@Nullable Boolean flag) {
            return flag != null && flag;
        }
    }

    @Schema(name = "CypherAnswer", description = "Of format json; of table, columns and rows are in place of results")
    record Answer(
            @Schema(example = "kg_query_0123456789abcdef") String queryId,

            @Schema(description = "One object a row; of format graph, one object with nodes and relationships")
            List<Map<String, @Nullable Object>> results,

            Metadata metadata) {}

    @Schema(name = "CypherMetadata")
    record Metadata(
            @Schema(description = "From judging the statement to the last row", example = "45")
            double executionTimeMs,

            @Schema(description = "Rows that scans and seeks read; known only with profile") @Nullable
            Long totalNodesScanned,

            @Schema(description = "Always false: results are never kept, each answer is read from the graph")
            boolean cacheHit,

            long rows,

            @Schema(description = "Whether there were more rows than were given")
            boolean truncated,

            @Schema(description = "The limit that was hit: rows or bytes") @Nullable
            String truncatedBy,

            @Schema(description = "r, rw, w or s") @Nullable String queryType,

            @Schema(description = "What the statement changed; absent when nothing")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            UpdateCounters counters,

            @Schema(description = "Only with explain and profile") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            PassthroughPlan plan,

            @Schema(description = "Warnings and hints of Neo4j")
            List<PassthroughNotification> notifications) {

        static Metadata of(PassthroughSummary summary) {
            var limit = summary.truncatedBy();
            return new Metadata(
                    Math.round(summary.execution().toNanos() / 1e4) / 100.0,
                    summary.nodesScanned(),
                    false,
                    summary.rows(),
                    summary.truncated(),
                    limit == null ? null : limit.name().toLowerCase(Locale.ROOT),
                    summary.queryType(),
                    summary.counters().any() ? summary.counters() : null,
                    summary.plan(),
                    summary.notifications());
        }

        static Metadata of(PassthroughPlan plan, Duration took) {
            return new Metadata(
                    Math.round(took.toNanos() / 1e4) / 100.0, null, false, 0, false, null, null, null, plan, List.of());
        }
    }
}
