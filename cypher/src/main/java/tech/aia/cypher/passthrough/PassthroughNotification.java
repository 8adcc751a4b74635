package tech.aia.cypher.passthrough;

import org.jspecify.annotations.Nullable;

/**
 * A warning or hint of Neo4j about a statement.
 *
 * @param code its GQL status, such as {@code 01N52} for a property that is not in the database
 * @param description what it is about
 * @param severity {@code WARNING} or {@code INFORMATION}, where Neo4j says so
 * @param category such as {@code UNRECOGNIZED}, {@code PERFORMANCE}, {@code DEPRECATION}, where Neo4j says so
 * @param line line in the caller's text, from 1, or null where it has no place
 * @param column column in that line, from 1
 */
public record PassthroughNotification(
        String code,
        String description,
        @Nullable String severity,
        @Nullable String category,
        @Nullable Integer line,
        @Nullable Integer column) {}
