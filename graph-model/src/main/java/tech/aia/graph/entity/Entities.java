package tech.aia.graph.entity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * Entities of every type: create, read, change, delete, list. Safe for use by many threads.
 *
 * <p>Property values are strings, booleans, numbers, {@code java.time} values and lists of one of these; nested maps are kept whole
 * as JSON text. Keys are turned into snake_case. All methods throw {@link GraphModelException}.
 */
public interface Entities {

    Optional<Entity> find(String id);

    /** As {@link #find} with its version, by which a change can be made to depend on what was seen. */
    Optional<VersionedEntity> findVersioned(String id);

    /** Those of the ids that exist, in the order given. */
    List<Entity> findAll(Collection<String> ids);

    EntityPage list(EntityQuery query);

    /** How many entities there are of each type. */
    Map<String, Long> countByType();

    /**
     * Creates an entity.
     *
     * @param key the part of the id after the type; null to have one made up
     * @throws GraphModelException.Conflict if the id is taken
     */
    VersionedEntity create(EntityType type, @Nullable String key, Map<String, ? extends @Nullable Object> properties);

    /**
     * Creates an entity under this id, which begins with {@code type}.
     *
     * @throws GraphModelException.Outdated if there is one; it is as it was
     */
    VersionedEntity putNew(String id, EntityType type, Map<String, ? extends @Nullable Object> properties);

    /**
     * Gives an entity exactly these properties, taking away all others; creates it when it does not exist and its id begins with
     * {@code type}.
     *
     * @param expectedVersion of {@link EntityVersion}; null for any
     * @throws GraphModelException.Outdated if it has another version by now, or is gone
     */
    VersionedEntity put(
            String id,
            EntityType type,
            Map<String, ? extends @Nullable Object> properties,
            @Nullable String expectedVersion);

    /** As {@link #put(String, EntityType, Map, String)}, whatever its version. */
    default VersionedEntity put(String id, EntityType type, Map<String, ? extends @Nullable Object> properties) {
        return put(id, type, properties, null);
    }

    /** As {@link #patch(String, Map, String)}, whatever its version. */
    default VersionedEntity patch(String id, Map<String, ? extends @Nullable Object> properties) {
        return patch(id, properties, null);
    }

    /**
     * Changes the properties named, a null taking one away, and leaves all others.
     *
     * @param expectedVersion of {@link EntityVersion}; null for any
     * @throws GraphModelException.Outdated if it has another version by now, or is gone
     * @throws GraphModelException.NotFound if there is none, whatever its version
     */
    VersionedEntity patch(
            String id, Map<String, ? extends @Nullable Object> properties, @Nullable String expectedVersion);

    /** As {@link #delete(String, String)}, whatever its version. */
    default boolean delete(String id) {
        return delete(id, null);
    }

    /**
     * Deletes an entity with its relationships and with what was said about it; says whether there was one.
     *
     * @param expectedVersion of {@link EntityVersion}; null for any
     * @throws GraphModelException.Outdated if it has another version by now, or is gone
     */
    boolean delete(String id, @Nullable String expectedVersion);

    /**
     * A row of an upsert, ready to be written.
     *
     * @param properties under any names; null takes one away
     * @throws GraphModelException.InvalidValue naming the property that cannot be stored
     */
    EntityRow row(EntityType type, String id, Map<String, ? extends @Nullable Object> properties);

    /**
     * Creates or updates many at once, in one transaction: what a row does not name stays as it is.
     *
     * @param rows at most a few thousand, ids unique among them
     */
    UpsertCounts upsert(EntityType type, List<EntityRow> rows);

    /**
     * Changes many at once, in one transaction: what a row does not name stays as it is, and rows whose entity is gone or of another
     * type are passed over.
     *
     * @param rows at most a few thousand, ids unique among them
     */
    UpsertCounts update(EntityType type, List<EntityRow> rows);
}
