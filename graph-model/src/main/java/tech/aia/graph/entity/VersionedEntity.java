package tech.aia.graph.entity;

/**
 * An entity as it was at one moment.
 *
 * @param version of {@link EntityVersion}
 */
public record VersionedEntity(Entity entity, String version) {}
