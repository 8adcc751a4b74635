package tech.aia.graphql.read;

import graphql.TrivialDataFetcher;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graphql.compile.CompiledStatement;
import tech.aia.graphql.compile.GraphCompiler;
import tech.aia.graphql.compile.Selection;
import tech.aia.graphql.schema.NodeType;

/** The fields of Query that the compiler answers: one statement each, at once if an operation has several. */
@Component
class RootFields {
    private final Statements statements;
    private final Executor beside = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("http-graphql-", 0).factory());

    RootFields(Statements statements) {
        this.statements = statements;
    }

    DataFetcher<@Nullable Object> list(GraphCompiler compiler, NodeType type) {
        return answering(environment -> compiler.list(type, Selection.of(environment)));
    }

    DataFetcher<@Nullable Object> connection(GraphCompiler compiler, NodeType type) {
        return answering(environment -> compiler.connection(type, Selection.of(environment)));
    }

    /** By the field's only argument. */
    DataFetcher<@Nullable Object> one(GraphCompiler compiler, NodeType type) {
        return answering(environment -> compiler.one(
                type,
                String.valueOf(environment.getArguments().values().iterator().next()),
                Selection.of(environment)));
    }

    /** Called trivial because Spring takes the connections that others give for lists to be cut into pages. */
    private interface Answer extends TrivialDataFetcher<@Nullable Object> {}

    private DataFetcher<@Nullable Object> answering(Function<DataFetchingEnvironment, CompiledStatement> compiled) {
        return (Answer) environment -> {
            var statement = compiled.apply(environment);
            var context = environment.getGraphQlContext();
            return isOnly(environment)
                    ? statements.run(statement, context)
                    : CompletableFuture.supplyAsync(() -> statements.run(statement, context), beside);
        };
    }

    private static boolean isOnly(DataFetchingEnvironment environment) {
        OperationDefinition operation = Objects.requireNonNull(environment.getOperationDefinition());
        return operation.getSelectionSet().getSelections().size() == 1
                && operation.getSelectionSet().getSelections().getFirst() instanceof graphql.language.Field;
    }
}
