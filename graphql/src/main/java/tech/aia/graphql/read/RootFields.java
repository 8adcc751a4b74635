package tech.aia.graphql.read;

import graphql.TrivialDataFetcher;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graphql.compile.CompiledStatement;
import tech.aia.graphql.compile.GraphCompiler;
import tech.aia.graphql.compile.Selection;
import tech.aia.graphql.schema.NodeType;

/** The fields of Query that a statement each answers: beside each other if an operation has several. */
@Component
class RootFields {
    private final Statements statements;
    private final SearchField search;
    private final FieldTurns turns;

    RootFields(Statements statements, SearchField search, FieldTurns turns) {
        this.statements = statements;
        this.search = search;
        this.turns = turns;
    }

    DataFetcher<@Nullable Object> list(GraphCompiler compiler, NodeType type) {
        return compiled(environment -> compiler.list(type, Selection.of(environment)));
    }

    DataFetcher<@Nullable Object> connection(GraphCompiler compiler, NodeType type) {
        return compiled(environment -> compiler.connection(type, Selection.of(environment)));
    }

    /** By the field's only argument. */
    DataFetcher<@Nullable Object> one(GraphCompiler compiler, NodeType type) {
        return compiled(environment -> compiler.one(
                type,
                String.valueOf(environment.getArguments().values().iterator().next()),
                Selection.of(environment)));
    }

    DataFetcher<@Nullable Object> search() {
        return answering(search::find);
    }

    private DataFetcher<@Nullable Object> compiled(Function<DataFetchingEnvironment, CompiledStatement> compiled) {
        return answering(environment -> statements.run(compiled.apply(environment), environment.getGraphQlContext()));
    }

    /** Called trivial because Spring takes the connections that others give for lists to be cut into pages. */
    private interface Answer extends TrivialDataFetcher<@Nullable Object> {}

    private DataFetcher<@Nullable Object> answering(Function<DataFetchingEnvironment, @Nullable Object> answer) {
        return (Answer) environment -> {
            Supplier<@Nullable Object> answering = () -> answer.apply(environment);
            return isOnly(environment)
                    ? whole(answering)
                    : turns.beside(environment.getGraphQlContext(), () -> whole(answering));
        };
    }

    private static @Nullable Object whole(Supplier<@Nullable Object> answer) {
        var value = answer.get();
        return value == null ? null : new Answered(value, answer);
    }

    private static boolean isOnly(DataFetchingEnvironment environment) {
        OperationDefinition operation = Objects.requireNonNull(environment.getOperationDefinition());
        return operation.getSelectionSet().getSelections().size() == 1
                && operation.getSelectionSet().getSelections().getFirst() instanceof graphql.language.Field;
    }
}
