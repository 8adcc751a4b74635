package tech.aia.graph.audit;

import org.jspecify.annotations.Nullable;

/**
 * What it was done to.
 *
 * @param type such as {@code entity} or {@code person}
 * @param id null where it is not known, or where there are many
 */
public record Target(String type, @Nullable String id) {
    private static final int LONGEST = 300;

    public Target {
        id = id == null || id.length() <= LONGEST ? id : id.substring(0, LONGEST) + "…";
    }
}
