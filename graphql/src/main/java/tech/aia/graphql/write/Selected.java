package tech.aia.graphql.write;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.SelectedField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graph.entity.UpsertCounts;
import tech.aia.graphql.compile.GraphCompiler;
import tech.aia.graphql.compile.Selection;
import tech.aia.graphql.read.Statements;
import tech.aia.graphql.schema.DerivedSchema;

/** Reads what is selected of what was written, by the same compiler as all queries. */
@Component
class Selected {
    static final String ENTITY = "Entity";

    private final DerivedSchema schema;
    private final Statements statements;

    Selected(DerivedSchema schema, Statements statements) {
        this.schema = schema;
        this.statements = statements;
    }

    /** @param type of the schema */
    @Nullable
    Object one(String type, String id, DataFetchingEnvironment environment) {
        var types = schema.types();
        var statement = new GraphCompiler(types).one(types.node(type), id, Selection.of(environment));
        return statements.run(statement, environment.getGraphQlContext());
    }

    /** The schema's {@code UpsertedEntities}, by the names of its fields in the answer. */
    Map<String, Object> upserted(UpsertCounts counts, List<String> ids, DataFetchingEnvironment environment) {
        var answer = new LinkedHashMap<String, Object>();
        for (var field : environment.getSelectionSet().getImmediateFields()) {
            switch (field.getName()) {
                case "created" -> answer.put(field.getResultKey(), counts.created());
                case "updated" -> answer.put(field.getResultKey(), counts.updated());
                case "unchanged" -> answer.put(field.getResultKey(), counts.unchanged());
                case "entities" -> answer.put(field.getResultKey(), many(ids, field, environment));
                default -> {
                    // __typename is answered by the library.
                }
            }
        }
        return answer;
    }

    private List<Object> many(List<String> ids, SelectedField field, DataFetchingEnvironment environment) {
        var types = schema.types();
        var statement = new GraphCompiler(types).many(types.node(ENTITY), ids, Selection.of(field));
        var byId = new HashMap<String, Object>();
        for (var pair : statements.list(statement, environment.getGraphQlContext())) {
            if (pair instanceof List<?> entity) {
                byId.put(String.valueOf(entity.getFirst()), Objects.requireNonNull(entity.getLast()));
            }
        }
        var entities = new ArrayList<Object>();
        ids.stream().map(byId::get).filter(Objects::nonNull).forEach(entities::add);
        return entities;
    }
}
