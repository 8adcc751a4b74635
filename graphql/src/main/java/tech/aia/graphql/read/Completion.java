package tech.aia.graphql.read;

import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.introspection.Introspection;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer's part below one field, made of what a statement gave: the "value completion" of the GraphQL specification, section 6.4.3,
 * for values whose fields need nothing but the value. Throws {@link Uncommon} for all others, and {@link Missing} for a
 * null where the schema promises a value.
 */
final class Completion {
    private final ExecutionContext context;
    private final FieldCollector collector;
    private final IdentityHashMap<MergedField, Map<GraphQLObjectType, List<Asked>>> known = new IdentityHashMap<>();

    Completion(ExecutionContext context, FieldCollector collector) {
        this.context = context;
        this.collector = collector;
    }

    /** @param fetcher null of the type's name */
    private record Asked(String key, @Nullable RowField fetcher, GraphQLType type, MergedField field) {}

    /** The value as JSON has it. */
    Object of(GraphQLType type, MergedField field, Object value) {
        return switch (type) {
            case GraphQLNonNull required -> of(required.getWrappedType(), field, value);
            case GraphQLList list -> list(list.getWrappedType(), field, value);
            case GraphQLScalarType scalar -> scalar(scalar, value);
            case GraphQLEnumType words -> words(words, value);
            case GraphQLObjectType object -> object(object, field, value);
            case GraphQLInterfaceType shared -> object(concrete(shared, value), field, value);
            default -> throw new Uncommon();
        };
    }

    private @Nullable Object nullable(GraphQLType type, MergedField field, @Nullable Object value) {
        if (value == null) {
            if (type instanceof GraphQLNonNull) {
                throw new Missing();
            }
            return null;
        }
        return of(type, field, value);
    }

    private List<@Nullable Object> list(GraphQLType item, MergedField field, Object value) {
        if (!(value instanceof List<?> values)) {
            throw new Uncommon();
        }
        var completed = new ArrayList<@Nullable Object>(values.size());
        for (Object one : values) {
            completed.add(nullable(item, field, one));
        }
        return completed;
    }

    private Object scalar(GraphQLScalarType type, Object value) {
        try {
            return present(type.getCoercing().serialize(value, context.getGraphQLContext(), context.getLocale()));
        } catch (CoercingSerializeException unlike) {
            throw new Uncommon();
        }
    }

    private Object words(GraphQLEnumType type, Object value) {
        try {
            return present(type.serialize(value, context.getGraphQLContext(), context.getLocale()));
        } catch (CoercingSerializeException unlike) {
            throw new Uncommon();
        }
    }

    private static Object present(@Nullable Object serialized) {
        if (serialized == null) {
            throw new Uncommon();
        }
        return serialized;
    }

    private GraphQLObjectType concrete(GraphQLInterfaceType shared, Object value) {
        if (context.getGraphQLSchema().getCodeRegistry().getTypeResolver(shared) instanceof SaidType said) {
            return said.of(value, context.getGraphQLSchema());
        }
        throw new Uncommon();
    }

    private Map<String, @Nullable Object> object(GraphQLObjectType type, MergedField field, Object value) {
        var fields = asked(type, field);
        var completed = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(fields.size());
        for (var asked : fields) {
            completed.put(
                    asked.key(),
                    asked.fetcher() == null
                            ? type.getName()
                            : nullable(asked.type(), asked.field(), fetched(asked.fetcher(), value, asked.key())));
        }
        return completed;
    }

    /** The library makes an error of this field alone of what goes wrong. */
    private static @Nullable Object fetched(RowField fetcher, Object source, String key) {
        try {
            return fetcher.of(source, key);
        } catch (RuntimeException wrong) {
            throw new Uncommon();
        }
    }

    private List<Asked> asked(GraphQLObjectType type, MergedField field) {
        return known.computeIfAbsent(field, any -> new HashMap<>(2))
                .computeIfAbsent(type, any -> collected(type, field));
    }

    private List<Asked> collected(GraphQLObjectType type, MergedField field) {
        var parameters = FieldCollectorParameters.newParameters()
                .schema(context.getGraphQLSchema())
                .objectType(type)
                .fragments(context.getFragmentsByName())
                .variables(context.getCoercedVariables().toMap())
                .graphQLContext(context.getGraphQLContext())
                .build();
        return collector.collectFields(parameters, field).getSubFieldsList().stream()
                .map(inside -> asked(type, inside.getResultKey(), inside))
                .toList();
    }

    private Asked asked(GraphQLObjectType type, String key, MergedField field) {
        if (field.getName().equals(Introspection.TypeNameMetaFieldDef.getName())) {
            return new Asked(key, null, type, field);
        }
        var definition = type.getFieldDefinition(field.getName());
        if (context.getGraphQLSchema().getCodeRegistry().getDataFetcher(type, definition) instanceof RowField fetcher) {
            return new Asked(key, fetcher, definition.getType(), field);
        }
        throw new Uncommon();
    }
}
