package tech.aia.graphql.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.embeddings.index.Hit;
import tech.aia.graphql.compile.FoundShape;

/**
 * The schema's type of this name.
 *
 * @param counted by the names of {@code facets} in the answer
 */
record SearchResults(List<Found> hits, Map<String, List<Facet>> counted, Duration took, Duration encoding)
        implements Fields {

    /**
     * A hit.
     *
     * @param entities what is asked of the entity, by {@link FoundShape#key}
     */
    record Found(Hit hit, Map<?, ?> entities) {}

    /** The schema's {@code SearchHit}, under one of the names of {@code hits} in the answer. */
    private record SearchHit(Found found, String hits) implements Fields {

        @Override
        public @Nullable Object field(String name, String key) {
            var hit = found.hit();
            return switch (name) {
                case "score" -> hit.score();
                case "similarity" -> Double.isNaN(hit.similarity()) ? null : hit.similarity();
                case "lexical" -> hit.lexical();
                case "matchedTerms" -> hit.matchedTerms();
                case "explanation" -> hit.explanation();
                case "entity" -> Objects.requireNonNull(found.entities().get(FoundShape.key(hits, key)));
                default -> throw new IllegalArgumentException(name);
            };
        }
    }

    /** The schema's {@code SearchFacet}. */
    record Facet(String property, List<FacetValue> values) implements Fields {

        @Override
        public Object field(String name, String key) {
            return name.equals("property") ? property : values;
        }
    }

    /** The schema's {@code SearchFacetValue}. */
    record FacetValue(Object value, long count) implements Fields {

        @Override
        public Object field(String name, String key) {
            return name.equals("value") ? value : count;
        }
    }

    @Override
    public Object field(String name, String key) {
        return switch (name) {
            case "hits" -> hits.stream().map(hit -> new SearchHit(hit, key)).toList();
            case "facets" -> counted.getOrDefault(key, List.of());
            case "tookMs" -> milliseconds(took);
            case "encodingMs" -> milliseconds(encoding);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
