package tech.aia.graphql.value;

import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import java.util.List;

/** The scalars that the schema declares besides GraphQL's own. */
public final class Scalars {
    private Scalars() {}

    /** One instance of each. */
    public static List<GraphQLScalarType> all() {
        return List.of(
                scalar("DateTime", new DateTimeCoercing()),
                scalar("JSON", new JsonCoercing()),
                scalar("Long", new LongCoercing()));
    }

    /** Descriptions stand in the schema files. */
    private static GraphQLScalarType scalar(String name, Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
    }
}
