package tech.aia.graphql.read;

import graphql.GraphQLContext;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.cypher.Graph;
import tech.aia.graphql.compile.CompiledStatement;

/** Runs compiled statements, and keeps their texts for who asks to see them. */
@Component
public class Statements {
    private static final String TOLD = Statements.class.getName();

    private final Graph graph;

    Statements(Graph graph) {
        this.graph = graph;
    }

    /** The statements of the operation that is about to begin are put there as they run. */
    static void keep(GraphQLContext.Builder context, Collection<CompiledStatement> there) {
        context.put(TOLD, there);
    }

    @Nullable
    Object run(CompiledStatement statement, GraphQLContext context) {
        Collection<CompiledStatement> kept = context.get(TOLD);
        if (kept != null) {
            kept.add(statement);
        }
        return graph.read(statement.text(), statement.parameters()).getFirst().get(CompiledStatement.COLUMN);
    }
}
