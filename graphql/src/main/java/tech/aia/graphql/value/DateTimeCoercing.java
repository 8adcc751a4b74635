package tech.aia.graphql.value;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@link Instant}s as ISO 8601; any offset is understood, UTC is given out. */
final class DateTimeCoercing implements Coercing<Instant, String> {
    /** The graph holds a year more at either end, in which what lies within an offset of a moment has room. */
    private static final Instant EARLIEST = Instant.parse("-999999998-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("+999999998-12-31T23:59:59.999999999Z");
    private static final String RULE =
            "A moment is ISO 8601 text with Z or an offset, of a year from -999999998 to 999999998: ";

    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        return switch (result) {
            case Instant instant -> instant.toString();
            case ZonedDateTime zoned -> zoned.toInstant().toString();
            case OffsetDateTime offset -> offset.toInstant().toString();
            default -> throw new CoercingSerializeException("The graph holds no moment here");
        };
    }

    @Override
    public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
        var moment = input instanceof String text ? moment(text) : null;
        if (moment == null) {
            throw new CoercingParseValueException(RULE + "2025-09-29T08:05:00Z");
        }
        return moment;
    }

    @Override
    public Instant parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        var moment = input instanceof StringValue text ? moment(text.getValue()) : null;
        if (moment == null) {
            throw new CoercingParseLiteralException(RULE + "\"2025-09-29T08:05:00Z\"");
        }
        return moment;
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            var moment = text == null ? null : OffsetDateTime.parse(text).toInstant();
            return moment == null || moment.isBefore(EARLIEST) || moment.isAfter(LATEST) ? null : moment;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
