package tech.aia.graphql.read;

/** There is no value where the schema promises one: something was deleted while it was read, or the graph has never held it. */
final class Missing extends Uncommon {
    private static final long serialVersionUID = 1;
}
