package tech.aia.graphql.read;

import graphql.TypeResolutionEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.graphql.compile.Shape;
import tech.aia.graphql.schema.NodeType;

/** The type of the schema that a node's own {@code type} stands for; of types that the schema does not name, the one for all others. */
final class SaidType implements TypeResolver {
    private final List<NodeType> concrete;

    SaidType(List<NodeType> concrete) {
        this.concrete = List.copyOf(concrete);
    }

    @Override
    public GraphQLObjectType getType(TypeResolutionEnvironment environment) {
        return of(Objects.requireNonNull(environment.getObject()), environment.getSchema());
    }

    GraphQLObjectType of(Object node, GraphQLSchema schema) {
        return schema.getObjectType(name(((Map<?, ?>) node).get(Shape.TYPE)));
    }

    private String name(@Nullable Object said) {
        String otherwise = null;
        for (var type : concrete) {
            if (Objects.equals(type.entityType(), said)) {
                return type.name();
            }
            if (type.entityType() == null) {
                otherwise = type.name();
            }
        }
        return Objects.requireNonNull(otherwise);
    }
}
