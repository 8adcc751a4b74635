package tech.aia.graphql.access;

import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of what an argument asks about. Whoever may filter or order by a field learns its values, so conditions and orders of a
 * type have the rules of the type and of its fields: the input types {@code <Type>Where} and {@code <Type>Sort} belong to {@code <Type>}.
 */
final class ConditionRules {
    private static final List<String> ENDINGS = List.of("Where", "Sort");

    private final GraphQLSchema schema;
    private final Set<AccessRule> rules = new LinkedHashSet<>();

    private ConditionRules(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** @param value of the argument, coerced */
    static Set<AccessRule> of(GraphQLInputType type, @Nullable Object value, GraphQLSchema schema) {
        var found = new ConditionRules(schema);
        found.collect(type, value);
        return found.rules;
    }

    /** The type whose values the conditions or orders of an input type are about; empty if it is no such input type. */
    static Optional<GraphQLFieldsContainer> subject(GraphQLInputObjectType type, GraphQLSchema schema) {
        return ENDINGS.stream()
                .filter(type.getName()::endsWith)
                .map(ending -> type.getName().substring(0, type.getName().length() - ending.length()))
                .map(schema::getType)
                .filter(GraphQLFieldsContainer.class::isInstance)
                .map(GraphQLFieldsContainer.class::cast)
                .findFirst();
    }

    private void collect(GraphQLInputType type, @Nullable Object value) {
        switch (value) {
            case List<?> list -> list.forEach(one -> collect(type, one));
            case Map<?, ?> given
            when GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input ->
                given.forEach((name, inner) -> {
                    var field = input.getFieldDefinition(String.valueOf(name));
                    if (field != null) {
                        about(input, field);
                        collect(field.getType(), inner);
                    }
                });
            case null, default -> {
                // A plain value tells nothing by itself.
            }
        }
    }

    private void about(GraphQLInputObjectType input, GraphQLInputObjectField field) {
        // AND, OR and NOT hold more of the same.
        if (GraphQLTypeUtil.unwrapAll(field.getType()).getName().equals(input.getName())) {
            return;
        }
        subject(input, schema)
                .ifPresent(type -> Stream.concat(
                                Stream.of(AccessRules.of(type)),
                                Stream.ofNullable(type.getFieldDefinition(field.getName()))
                                        .map(shown -> AccessRules.of(type, shown)))
                        .map(anyOf -> AccessRule.of(input.getName() + "." + field.getName(), anyOf))
                        .forEach(rules::add));
    }
}
