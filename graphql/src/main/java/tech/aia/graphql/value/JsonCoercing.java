package tech.aia.graphql.value;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as it is; literals in a query are read as the JSON they look like. */
final class JsonCoercing implements Coercing<Object, Object> {

    @Override
    public @Nullable Object serialize(Object result, GraphQLContext context, Locale locale) {
        return JsonValues.of(result);
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return input;
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return literal(input, variables);
    }

    private static @Nullable Object literal(Value<?> input, CoercedVariables variables) {
        return switch (input) {
            case NullValue _ -> null;
            case StringValue text -> text.getValue();
            case BooleanValue flag -> flag.isValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case EnumValue name -> name.getName();
            case VariableReference variable -> variables.get(variable.getName());
            case ArrayValue array -> list(array, variables);
            case ObjectValue object -> map(object, variables);
            default -> throw new CoercingParseLiteralException("Not a JSON value");
        };
    }

    private static List<@Nullable Object> list(ArrayValue array, CoercedVariables variables) {
        var list = new ArrayList<@Nullable Object>();
        for (Value<?> item : array.getValues()) {
            list.add(literal(item, variables));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(ObjectValue object, CoercedVariables variables) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        object.getObjectFields().forEach(field -> map.put(field.getName(), literal(field.getValue(), variables)));
        return map;
    }
}
