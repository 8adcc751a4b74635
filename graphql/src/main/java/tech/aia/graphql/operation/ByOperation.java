package tech.aia.graphql.operation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.execution.ExecutionContext;
import graphql.language.Document;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps what was found out about operations: frontends send the same few again and again, with other values of the same shape. For what depends
 * on nothing but the schema, the document, which operation of it is meant, and the {@linkplain VariablesShape shape} of the variables.
 * What is kept goes with its document. Safe for use by many threads.
 */
public final class ByOperation<T> {
    private static final int SHAPES_OF_A_DOCUMENT = 64;

    private final Function<ExecutionContext, T> find;
    private final Cache<Document, Cache<Meant, T>> kept =
            Caffeine.newBuilder().weakKeys().build();

    private record Meant(Optional<String> operation, VariablesShape variables) {}

    /** @param find finds it out; what it gives must not hold the document */
    public ByOperation(Function<ExecutionContext, T> find) {
        this.find = find;
    }

    public T of(ExecutionContext context) {
        var variables = VariablesShape.of(context.getCoercedVariables().toMap());
        if (variables.isEmpty()) {
            return find.apply(context);
        }
        var operation = Optional.ofNullable(context.getExecutionInput().getOperationName());
        return kept.get(
                        context.getDocument(),
                        document -> Caffeine.newBuilder()
                                .maximumSize(SHAPES_OF_A_DOCUMENT)
                                .build())
                .get(new Meant(operation, variables.get()), meant -> find.apply(context));
    }
}
