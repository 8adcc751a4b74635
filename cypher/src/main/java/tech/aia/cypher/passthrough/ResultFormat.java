package tech.aia.cypher.passthrough;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a result is laid out. */
public enum ResultFormat {
    /** One object for each row; see {@link ResultRows#json}. */
    JSON("application/json"),
    /** Columns once, then rows as lists; see {@link ResultRows#table}. */
    TABLE("application/json"),
    /** Nodes and relationships, each once; see {@link GraphRows}. */
    GRAPH("application/json"),
    /** RFC 4180; see {@link ResultRows#csv}. */
    CSV("text/csv"),
    /** One JSON object on each line, streamed. */
    NDJSON("application/x-ndjson");

    private final String contentType;

    ResultFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /**
     * A format by its name in any case.
     *
     * @throws tech.aia.cypher.GraphException.BadStatement naming the formats there are
     */
    public static ResultFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Failures.request(
                        "format must be one of "
                                + Arrays.stream(values())
                                        .map(format -> format.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + ", not '" + name + "'",
                        null));
    }
}
