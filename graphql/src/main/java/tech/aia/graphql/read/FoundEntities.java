package tech.aia.graphql.read;

import graphql.GraphQLContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.embeddings.index.Hit;
import tech.aia.graphql.compile.CompiledStatement;
import tech.aia.graphql.compile.FoundShape;
import tech.aia.graphql.compile.GraphCompiler;
import tech.aia.graphql.compile.Selection;
import tech.aia.graphql.read.SearchResults.Facet;
import tech.aia.graphql.read.SearchResults.FacetValue;
import tech.aia.graphql.read.SearchResults.Found;
import tech.aia.graphql.schema.DerivedSchema;

/** What an operation asks of the entities that a search found, read with one statement. */
@Component
class FoundEntities {
    static final String HITS = "hits";
    static final String FACETS = "facets";
    private static final String ENTITY = "entity";

    private final DerivedSchema schema;
    private final Statements statements;

    FoundEntities(DerivedSchema schema, Statements statements) {
        this.schema = schema;
        this.statements = statements;
    }

    /** @param facets by their names in the answer */
    record Loaded(List<Found> hits, Map<String, List<Facet>> facets) {}

    /**
     * Reads it.
     *
     * @param first how many of the hits are shown; facets are of all
     * @param asked the field {@code search}
     */
    Loaded load(List<Hit> hits, int first, Selection asked, GraphQLContext context) {
        var shown = hits.subList(0, Math.min(first, hits.size()));
        var row = (Map<?, ?>) Objects.requireNonNull(statements.run(statement(hits, shown, asked), context));
        return new Loaded(hits(shown, row), facets(row, asked));
    }

    private CompiledStatement statement(List<Hit> hits, List<Hit> shown, Selection asked) {
        var entities = new LinkedHashMap<String, Selection>();
        asked.inside(HITS)
                .forEach(list -> list.inside(ENTITY)
                        .forEach(entity -> entities.put(FoundShape.key(list.key(), entity.key()), entity)));
        var facets = asked.inside(FACETS).toList();
        return new GraphCompiler(schema.types()).found(ids(hits), ids(shown), entities, facets);
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(Hit::id).toList();
    }

    /** What has been deleted since it was found is no hit any more. */
    private static List<Found> hits(List<Hit> shown, Map<?, ?> row) {
        var byId = new HashMap<Object, Map<?, ?>>();
        for (var pair : list(row.get(FoundShape.HITS))) {
            byId.put(list(pair).getFirst(), (Map<?, ?>) list(pair).getLast());
        }
        var hits = new ArrayList<Found>();
        for (var hit : shown) {
            var entities = byId.get(hit.id());
            if (entities != null) {
                hits.add(new Found(hit, entities));
            }
        }
        return hits;
    }

    private static Map<String, List<Facet>> facets(Map<?, ?> row, Selection asked) {
        var byName = new LinkedHashMap<String, List<Facet>>();
        asked.inside(FACETS).map(Selection::key).forEach(name -> {
            var facets = new ArrayList<Facet>();
            for (var facet : list(row.get(name))) {
                var values = list(list(facet).getLast()).stream()
                        .map(FoundEntities::list)
                        .map(value -> new FacetValue(value.getFirst(), ((Number) value.getLast()).longValue()))
                        .toList();
                facets.add(new Facet(String.valueOf(list(facet).getFirst()), values));
            }
            byName.put(name, facets);
        });
        return byName;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(@Nullable Object value) {
        return (List<Object>) Objects.requireNonNull(value);
    }
}
