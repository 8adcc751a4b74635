package tech.aia.app.agents.llm;

import org.jspecify.annotations.Nullable;

/**
 * What an endpoint is sent to be let in. It is taken out of what the endpoint sends back, as that is kept in the graph.
 *
 * @param value null for none
 */
record ApiKey(@Nullable String value) {
    private static final String INSTEAD = "***";

    /** Shorter ones are words such as EMPTY, for servers that ask for any key, and may well stand in an answer. */
    private static final int SHORTEST_SECRET = 8;

    String hiddenInAnswer(String body) {
        return value == null || value.length() < SHORTEST_SECRET ? body : body.replace(value, INSTEAD);
    }

    String hiddenInMessage(String message) {
        return value == null ? message : message.replace(value, INSTEAD);
    }

    @Override
    public String toString() {
        return "ApiKey";
    }
}
