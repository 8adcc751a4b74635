package tech.aia.graphql.compile;

/** What {@link GraphCompiler#found} gives: one map, with the facets by their names in the answer. */
public final class FoundShape {
    /** For each entity that exists a list of its id and a map of what is asked of it, by {@link #key}. */
    public static final String HITS = "#hits";

    private FoundShape() {}

    /** What a selection of entities is called: by the names of {@code hits} and {@code entity} in the answer. */
    public static String key(String hits, String entity) {
        return hits + "/" + entity;
    }
}
