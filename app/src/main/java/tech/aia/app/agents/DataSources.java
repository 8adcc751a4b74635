package tech.aia.app.agents;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.Condition;
import tech.aia.graph.entity.Conditions;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.entity.EntityQuery;
import tech.aia.graph.entity.EntityType;

/** Reads the entities that a task names by {@code data_source}, {@code filters} and {@code limit}. */
@Component
class DataSources {
    static final int MOST = 100_000;
    private static final int USUAL = 10_000;
    private static final int MOST_SUBJECTS = 100;
    private static final int LONGEST_NAME = 120;

    private final Entities entities;

    DataSources(Entities entities) {
        this.entities = entities;
    }

    /**
     * What was read.
     *
     * @param complete false when there are more than were asked for
     */
    record Found<T>(EntityType type, List<T> all, boolean complete) {}

    /** A type of entities that there are, by its name or its plural. */
    EntityType type(String source) {
        var known = entities.countByType().keySet();
        for (var name : List.of(source, source.replaceFirst("s$", ""), source.replaceFirst("ies$", "y"))) {
            if (known.contains(name)) {
                return new EntityType(name);
            }
        }
        throw new TaskRefused("There is no data source '" + source + "'; the graph has "
                + String.join(", ", known.stream().sorted().toList()));
    }

    /** In the order of their ids, each turned into what is kept of it. */
    <T> Found<T> read(Requirements wanted, Function<Entity, T> keep) {
        var type = type(wanted.required("data_source"));
        var found = read(type, conditions(wanted), wanted.number("limit", USUAL, 1, MOST), keep);
        if (found.all().isEmpty()) {
            throw new TaskRefused("No " + type.name() + " meets requirements.filters");
        }
        return found;
    }

    /** All of a type, but no more than {@value #MOST}. */
    <T> List<T> all(String type, Function<Entity, T> keep) {
        return read(new EntityType(type), List.of(), MOST, keep).all();
    }

    private <T> Found<T> read(EntityType type, List<Condition> conditions, int limit, Function<Entity, T> keep) {
        var all = new ArrayList<T>();
        @Nullable String cursor = null;
        do {
            var size = Math.min(EntityQuery.MOST, limit - all.size());
            var page = entities.list(new EntityQuery(type, conditions, List.of(), size, cursor));
            page.entities().forEach(entity -> all.add(keep.apply(entity)));
            cursor = page.nextCursor();
        } while (cursor != null && all.size() < limit);
        return new Found<>(type, all, cursor == null);
    }

    List<Condition> conditions(Requirements wanted) {
        try {
            return Conditions.parse("filters", wanted.object("filters"));
        } catch (GraphModelException.InvalidValue invalid) {
            throw new TaskRefused("requirements." + invalid.field() + ": " + invalid.getMessage());
        }
    }

    /** The name of an entity, shortened to what a list can show; empty when it has none. */
    static String name(Entity entity) {
        var name = entity.name();
        return name == null ? "" : Report.shortened(name, LONGEST_NAME);
    }

    /** The first hundred of the ids, for a result to be linked with; without those that were deleted meanwhile. */
    List<String> subjects(Collection<String> ids) {
        var first = ids.stream().distinct().limit(MOST_SUBJECTS).toList();
        return entities.findAll(first).stream().map(Entity::id).toList();
    }
}
