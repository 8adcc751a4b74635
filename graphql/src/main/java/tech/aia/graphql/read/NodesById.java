package tech.aia.graphql.read;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graphql.compile.GraphCompiler;
import tech.aia.graphql.compile.Selection;
import tech.aia.graphql.schema.DerivedSchema;

/** What is asked of a node by a field whose value is one, wherever in the schema the field is: one statement, however deep it goes. */
@Component
public final class NodesById {
    private final DerivedSchema schema;
    private final Statements statements;

    NodesById(DerivedSchema schema, Statements statements) {
        this.schema = schema;
        this.statements = statements;
    }

    /**
     * The field's value.
     *
     * @param type of the schema, such as {@code Task} or {@code Entity}
     * @return null if there is no such node, or none any more
     */
    public @Nullable Object find(String type, String id, DataFetchingEnvironment environment) {
        var types = schema.types();
        var statement = new GraphCompiler(types).one(types.node(type), id, Selection.of(environment));
        return statements.run(statement, environment.getGraphQlContext());
    }
}
