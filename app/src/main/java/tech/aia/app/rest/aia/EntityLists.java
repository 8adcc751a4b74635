package tech.aia.app.rest.aia;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.cypher.Graph;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.EntityPage;
import tech.aia.graph.entity.EntityQuery;
import tech.aia.graph.entity.EntityType;

/** Lists of entities out of query parameters. */
@Component
class EntityLists {
    private static final String UNKNOWN = """
            CALL db.propertyKeys() YIELD propertyKey
            WITH collect(propertyKey) AS known
            UNWIND $names AS name
            WITH name, known WHERE NOT name IN known
            RETURN name""";

    private final Entities entities;
    private final Graph graph;
    private final FilterJson filters = new FilterJson("filter");

    EntityLists(Entities entities, Graph graph) {
        this.entities = entities;
        this.graph = graph;
    }

    EntityBodies.Page list(
            @Nullable String type, @Nullable String filter, @Nullable String sort, int limit, @Nullable String cursor) {
        var query = new EntityQuery(
                type == null ? null : new EntityType(type), filters.parse(filter), sort(sort), limit, cursor);
        var page = entities.list(query);
        requireKnownProperties(query, page);
        return new EntityBodies.Page(
                page.entities().stream().map(EntityView::of).toList(), page.nextCursor());
    }

    static List<EntityQuery.Sort> sort(@Nullable String text) {
        var sort = new ArrayList<EntityQuery.Sort>();
        if (text == null || text.isBlank()) {
            return sort;
        }
        for (var part : text.split(",", -1)) {
            var key = part.strip();
            var descending = key.startsWith("-");
            var property = descending ? key.substring(1).strip() : key;
            if (property.isEmpty()) {
                throw new RestException(
                        ErrorCode.VALIDATION,
                        "A sort order is properties with commas between them, such as -annual_revenue,name",
                        "sort",
                        text);
            }
            sort.add(new EntityQuery.Sort(property, descending));
        }
        return sort;
    }

    /** An empty list because of a mistyped property would look like an answer. */
    private void requireKnownProperties(EntityQuery query, EntityPage page) {
        if (!page.entities().isEmpty() || query.conditions().isEmpty()) {
            return;
        }
        var names = new TreeSet<String>();
        query.conditions().stream().map(Condition::property).forEach(names::add);
        graph.readOne(UNKNOWN, Map.of("names", List.copyOf(names))).ifPresent(row -> {
            var name = row.string("name");
            throw new RestException(
                    ErrorCode.VALIDATION, "No entity has a property '" + name + "'", "filter." + name, name);
        });
    }
}
