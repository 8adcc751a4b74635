package tech.aia.app.rest.aia;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.embeddings.index.SearchMode;

/** What is sent to and answered by searches. */
final class SearchBodies {
    private SearchBodies() {}

    @Schema(name = "SemanticSearchRequest")
    record Request(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "What you look for, in plain words",
                    example = "high-value customers in technology sector")
            @Nullable
            String query,

            @Schema(description = "1 to 1000; 20 when absent", example = "20") @Nullable
            Integer limit,

            @Schema(
                    description =
                            "Least similarity of a hit, 0 to 1, of the semantic part: (1 + cosine) / 2. 0 when absent",
                    example = "0.5")
            @Nullable
            Double threshold,

            @Schema(description = "Say of each hit why it was found; false when absent", example = "true") @Nullable
            Boolean includeExplanations,

            @Schema(description = "Only entities of these types; all when absent", example = "[\"customer\"]") @Nullable
            List<String> types,

            @Schema(
                    description =
                            "Conditions on properties, applied inside the search: a value, a list of values, or comparisons gt,"
                                    + " gte, lt, lte",
                    example = "{\"annual_revenue\": {\"gte\": 1000000}}")
            @Nullable
            Map<String, @Nullable Object> filters,

            @Schema(
                    description = "By meaning, by words, or both; hybrid when absent",
                    allowableValues = {"semantic", "lexical", "hybrid"},
                    example = "hybrid")
            @Nullable
            SearchMode mode) {}

    @Schema(name = "SemanticSearchResponse")
    record Response(
            @Schema(example = "semantic_search_0123456789abcdef")
            String searchId,

            @Schema(description = "Best first") List<Hit> results,

            @Schema(
                    description = "Numbers in the query's embedding; null in mode lexical, which makes none",
                    example = "384")
            @Nullable
            Integer queryVectorDimensions,

            @Schema(description = "The whole search, the query's embedding included")
            double searchTimeMs,

            @Schema(description = "Making the query's embedding; 0 when it was known")
            double encodingTimeMs) {}

    @Schema(name = "SemanticSearchHit")
    record Hit(
            @Schema(example = "customer_ACME") String entityId,
            @Schema(example = "customer") String entityType,

            @Schema(description = "(1 + cosine) / 2, 0 to 1; null when the entity is not encoded yet", example = "0.81")
            @Nullable
            Double similarityScore,

            @Schema(description = "What the hits are ordered by, 0 to 1", example = "0.93")
            double score,

            @Schema(description = "One sentence; only with include_explanations")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String matchExplanation,

            @Schema(description = "Only with include_explanations") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation explanation,

            @Schema(description = "The entity's properties") Map<String, @Nullable Object> entityData) {}

    @Schema(name = "SemanticSearchExplanation")
    record Explanation(
            @Schema(description = "Words of the query that the entity contains")
            List<String> matchedTerms,

            @Schema(description = "Part of the meaning: (1 + cosine) / 2") @Nullable
            Double semantic,

            @Schema(description = "Part of the words, relative to the best of this search")
            double lexical) {}
}
