package tech.aia.graphql.value;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigInteger;
import java.util.Locale;

/** Whole numbers of 64 bits. */
final class LongCoercing implements Coercing<Long, Long> {
    /** Up to here a double is exactly the whole number it shows. */
    private static final double EXACT = 0x1p53;

    private static final String RULE = "A Long is a whole number of at most 64 bits";

    @Override
    public Long serialize(Object result, GraphQLContext context, Locale locale) {
        return switch (result) {
            case Long number -> number;
            case Integer number -> number.longValue();
            case Double number when number == Math.rint(number) && Math.abs(number) < EXACT -> number.longValue();
            default -> throw new CoercingSerializeException(RULE);
        };
    }

    @Override
    public Long parseValue(Object input, GraphQLContext context, Locale locale) {
        return switch (input) {
            case Long number -> number;
            case Integer number -> number.longValue();
            case BigInteger number when number.bitLength() < Long.SIZE -> number.longValueExact();
            default -> throw new CoercingParseValueException(RULE);
        };
    }

    @Override
    public Long parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof IntValue number && number.getValue().bitLength() < Long.SIZE) {
            return number.getValue().longValueExact();
        }
        throw new CoercingParseLiteralException(RULE);
    }
}
