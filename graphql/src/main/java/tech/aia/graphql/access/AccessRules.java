package tech.aia.graphql.access;

import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code @access} of the schema. A field has the rule that it states or else that of the type of its values; values without
 * fields of their own go with what they are fields of.
 */
public final class AccessRules {
    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    private AccessRules() {}

    /**
     * Permissions of which the caller needs one, all callers if there are none; empty if nobody said who may ask.
     *
     * @param parent the type that has the field
     */
    public static Optional<List<String>> of(GraphQLFieldsContainer parent, GraphQLFieldDefinition field) {
        if (field.getName().startsWith("__")) {
            return Optional.of(List.of());
        }
        return stated(field).or(() -> switch (GraphQLTypeUtil.unwrapAll(field.getType())) {
            case GraphQLUnionType union -> stated(union);
            case GraphQLDirectiveContainer type when isComposite(type) -> stated(type);
            // An operation begins at a type without a rule, with which nothing could go.
            default -> !ROOTS.contains(parent.getName()) ? Optional.of(List.of()) : Optional.empty();
        });
    }

    /** What a type of nodes or relationships states. */
    static Optional<List<String>> of(GraphQLFieldsContainer type) {
        return type instanceof GraphQLDirectiveContainer holder ? stated(holder) : Optional.empty();
    }

    private static boolean isComposite(GraphQLDirectiveContainer type) {
        return type instanceof GraphQLFieldsContainer && type instanceof GraphQLNamedOutputType;
    }

    private static Optional<List<String>> stated(GraphQLDirectiveContainer holder) {
        return Optional.ofNullable(holder.getAppliedDirective("access")).map(directive -> {
            List<String> words = directive.getArgument("anyOf").getValue();
            return List.copyOf(words);
        });
    }
}
