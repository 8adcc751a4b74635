package tech.aia.embeddings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.embeddings.index.Hit;
import tech.aia.embeddings.index.SearchIndex;
import tech.aia.embeddings.index.SearchIndexException;
import tech.aia.embeddings.index.SearchMode;
import tech.aia.embeddings.index.SearchRequest;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.Entity;

/** Encoder, index and graph, in this order. */
final class DefaultSemanticSearch implements SemanticSearch {
    private static final float[] NO_VECTOR = new float[0];

    private final TextEncoder encoder;
    private final SearchIndex index;
    private final Entities entities;

    DefaultSemanticSearch(TextEncoder encoder, SearchIndex index, Entities entities) {
        this.encoder = encoder;
        this.index = index;
        this.entities = entities;
    }

    @Override
    public SearchAnswer search(SearchQuery query) {
        var began = System.nanoTime();
        var ranked = rank(query);
        var found = found(ranked.hits());
        return new SearchAnswer(found, ranked.encoding(), Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public RankedAnswer rank(SearchQuery query) {
        var began = System.nanoTime();
        var vector = query.mode() == SearchMode.LEXICAL ? NO_VECTOR : encoder.encodeQuery(query.text());
        var encoding = System.nanoTime() - began;
        var request = new SearchRequest(
                query.text(),
                vector.length == 0 ? null : vector,
                query.limit(),
                query.mode(),
                query.threshold(),
                query.types(),
                IndexFilters.of(query.conditions()),
                query.explain(),
                Set.of());
        var hits = hits(request);
        return new RankedAnswer(hits, Duration.ofNanos(encoding), Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public SearchAnswer similar(
            String entityId, int limit, double threshold, Set<String> types, List<Condition> conditions) {
        SearchQuery.requireLimits(limit, threshold);
        var began = System.nanoTime();
        var vector = index.vector(entityId).orElseThrow(() -> notSearchable(entityId));
        var request = new SearchRequest(
                "",
                vector,
                limit,
                SearchMode.SEMANTIC,
                threshold,
                types,
                IndexFilters.of(conditions),
                true,
                Set.of(entityId));
        var found = found(hits(request));
        return new SearchAnswer(found, Duration.ZERO, Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public float[] embed(String text) {
        return encoder.encode(text);
    }

    private GraphModelException notSearchable(String entityId) {
        return new GraphModelException.NotFound(
                entities.find(entityId).isPresent()
                        ? "The entity '" + entityId + "' is not encoded yet; try again in a moment"
                        : "There is no entity '" + entityId + "'");
    }

    /** The index is a moment behind the graph: a hit that is gone from the graph is left out. */
    private List<FoundEntity> found(List<Hit> hits) {
        var byId = new HashMap<String, Entity>();
        if (!hits.isEmpty()) {
            entities.findAll(hits.stream().map(Hit::id).toList()).forEach(entity -> byId.put(entity.id(), entity));
        }
        var found = new ArrayList<FoundEntity>(hits.size());
        for (var hit : hits) {
            var entity = byId.get(hit.id());
            if (entity != null) {
                found.add(new FoundEntity(
                        entity,
                        hit.score(),
                        Double.isNaN(hit.similarity()) ? null : hit.similarity(),
                        hit.lexical(),
                        hit.matchedTerms(),
                        hit.explanation()));
            }
        }
        return found;
    }

    private List<Hit> hits(SearchRequest request) {
        try {
            return index.search(request).hits();
        } catch (SearchIndexException.UnknownProperty unknown) {
            throw new GraphModelException.InvalidValue(
                    "filters." + unknown.property(), sentence(unknown), unknown.property());
        } catch (SearchIndexException.WrongValueType wrong) {
            throw new GraphModelException.InvalidValue("filters." + wrong.property(), sentence(wrong), null);
        } catch (SearchIndexException.InvalidRequest invalid) {
            throw new GraphModelException.InvalidValue("query", sentence(invalid), null);
        }
    }

    private static String sentence(SearchIndexException failure) {
        var message = String.valueOf(failure.getMessage());
        return Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }
}
