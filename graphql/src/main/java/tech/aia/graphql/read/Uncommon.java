package tech.aia.graphql.read;

/** A value that is not what the schema says, or that only the library's own way of completing values can deal with. */
sealed class Uncommon extends RuntimeException permits Missing {
    private static final long serialVersionUID = 1;

    Uncommon() {
        super("left to the library", null, false, false);
    }
}
