package tech.aia.graphql.access;

import graphql.execution.AbortExecutionException;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.execution.ErrorType;

/** The caller may not ask a field; nothing of the operation was run. */
public final class AccessDenied extends AbortExecutionException {
    private final transient Map<String, Object> extensions;

    AccessDenied(String field, List<String> anyOf) {
        super("The field " + field + " needs the permission " + String.join(" or ", anyOf)
                + ", which the caller does not have; nothing was run");
        this.extensions = Map.of(
                "classification",
                ErrorType.FORBIDDEN.name(),
                "code",
                "Aia.Access.Forbidden",
                "field",
                field,
                "permissions",
                anyOf);
    }

    @Override
    public Map<String, Object> getExtensions() {
        return extensions;
    }
}
