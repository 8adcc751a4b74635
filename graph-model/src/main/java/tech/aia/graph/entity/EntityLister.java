package tech.aia.graph.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;

/**
 * Lists entities page by page with keyset cursors: a page begins after the last entity of the one before, so entities that come or go
 * meanwhile neither repeat nor hide others. The statement is put together from fixed parts; every name and value is a parameter.
 */
final class EntityLister {
    private final Graph graph;
    private final IndexedProperties indexed;

    EntityLister(Graph graph, IndexedProperties indexed) {
        this.graph = graph;
        this.indexed = indexed;
    }

    EntityPage list(EntityQuery query) {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        var where = new ArrayList<String>();
        if (query.type() != null) {
            // All have an id; said so, an index that ends with it can be taken.
            where.add("e.type = $type AND e.id IS NOT NULL");
            parameters.put("type", query.type().name());
        }
        for (int i = 0; i < query.conditions().size(); i++) {
            where.add(condition(query.conditions().get(i), i, parameters));
        }
        for (int i = 0; i < query.sort().size(); i++) {
            parameters.put("s" + i, query.sort().get(i).property());
        }
        if (query.cursor() != null) {
            where.add(after(query.sort(), EntityCursor.decode(query.cursor(), query.sort()), parameters));
        }
        parameters.put("limit", query.limit() + 1);
        var statement = "MATCH (e:Entity)" + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
                + " WITH e ORDER BY " + order(query) + " LIMIT $limit RETURN " + EntityRecord.PROJECTION;
        var rows = graph.read(statement, parameters);
        var entities = rows.stream()
                .map(EntityRecord::read)
                .flatMap(Optional::stream)
                .limit(query.limit())
                .toList();
        if (rows.size() <= query.limit()) {
            return new EntityPage(entities, null);
        }
        // Should all have been deleted meanwhile, there is none after which the next page could begin.
        return entities.isEmpty()
                ? list(query)
                : new EntityPage(entities, EntityCursor.encode(entities.getLast(), query.sort()));
    }

    private String condition(Condition condition, int i, Map<String, @Nullable Object> parameters) {
        parameters.put("v" + i, condition.operator() == Condition.Operator.IN ? condition.values() : condition.value());
        var operator = switch (condition.operator()) {
            case EQ -> "=";
            case IN -> "IN";
            case GT -> ">";
            case GTE -> ">=";
            case LT -> "<";
            case LTE -> "<=";
        };
        return property(condition, i, parameters) + " " + operator + " $v" + i;
    }

    /** What comes after the cursor: for each sort key, equal in all keys before it and later in this one; at last, a later id. */
    private static String after(
            List<EntityQuery.Sort> sort, EntityCursor cursor, Map<String, @Nullable Object> parameters) {
        var alternatives = new ArrayList<String>();
        var equal = new StringBuilder();
        for (int i = 0; i < sort.size(); i++) {
            var property = "e[$s" + i + "]";
            var value = cursor.values().get(i);
            parameters.put("c" + i, value);
            if (value != null) {
                var later = property + (sort.get(i).descending() ? " < $c" : " > $c") + i;
                alternatives.add("(" + equal + "(" + later + " OR " + property + " IS NULL))");
            }
            equal.append(property)
                    .append(value == null ? " IS NULL" : " = $c" + i)
                    .append(" AND ");
        }
        parameters.put("last", cursor.id());
        alternatives.add("(" + equal + "e.id > $last)");
        return "(" + String.join(" OR ", alternatives) + ")";
    }

    /** One that has an index stands in the statement by its name, by which the database knows the index. */
    private String property(Condition condition, int i, Map<String, @Nullable Object> parameters) {
        if (indexed.has(condition.property())) {
            return "e." + condition.property();
        }
        parameters.put("p" + i, condition.property());
        return "e[$p" + i + "]";
    }

    /** What is the same in all goes ahead of the id, as in the index that the list is read from until it is full. */
    private String order(EntityQuery query) {
        var order = new StringBuilder();
        if (query.sort().isEmpty() && query.type() != null) {
            order.append("e.type, ");
            query.conditions().stream()
                    .filter(condition -> condition.operator() == Condition.Operator.EQ)
                    .map(Condition::property)
                    .filter(indexed::has)
                    .findFirst()
                    .ifPresent(property -> order.append("e.").append(property).append(", "));
        }
        var sort = query.sort();
        for (int i = 0; i < sort.size(); i++) {
            order.append("e[$s").append(i).append("] IS NULL, e[$s").append(i).append(']');
            order.append(sort.get(i).descending() ? " DESC, " : ", ");
        }
        return order.append("e.id").toString();
    }
}
