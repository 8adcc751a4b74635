package tech.aia.graphql.compile;

/** What the compiler's expressions give where the schema's types are not maps of their fields already. */
public final class Shape {
    /** In a node of an interface: what the node says it is. */
    public static final String TYPE = "#type";

    /** In a connection: rows, one more than asked for if there are more. */
    public static final String ROWS = "#rows";

    /** In a connection: how many were asked for. */
    public static final String SIZE = "#size";

    /** In a connection: true if the rows were taken from the end, and so are the wrong way round. */
    public static final String BACKWARD = "#backward";

    /** In a connection: true if it began after a cursor. */
    public static final String AFTER = "#after";

    /** In a connection: true if it ended before a cursor. */
    public static final String BEFORE = "#before";

    /** In a row, if cursors are asked for: the values of its place in the list. */
    public static final String PLACE = "#place";

    private Shape() {}

    static String entry(String key, String expression) {
        return Scope.quoted(key) + ": " + expression;
    }

    static String map(java.util.List<String> entries) {
        return "{" + String.join(", ", entries) + "}";
    }
}
