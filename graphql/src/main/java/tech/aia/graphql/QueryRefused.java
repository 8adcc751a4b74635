package tech.aia.graphql;

import graphql.execution.AbortExecutionException;
import java.util.Map;

/** A query asks for too much; it was not run. */
final class QueryRefused extends AbortExecutionException {
    private final transient Map<String, Object> extensions;

    QueryRefused(String message, String code, int limit, int found) {
        super(message);
        this.extensions = Map.of("code", code, "limit", limit, "found", found);
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions;
    }
}
