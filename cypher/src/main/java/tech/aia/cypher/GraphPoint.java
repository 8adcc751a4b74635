package tech.aia.cypher;

import org.jspecify.annotations.Nullable;

/**
 * A point; {@code z} is null in two dimensions.
 *
 * @param srid 4326 and 4979 for WGS-84 longitude and latitude (and height), 7203 and 9157 for Cartesian
 */
public record GraphPoint(
        int srid, double x, double y, @Nullable Double z) {}
