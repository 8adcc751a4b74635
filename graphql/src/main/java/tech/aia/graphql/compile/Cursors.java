package tech.aia.graphql.compile;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graphql.schema.ValueKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Places in ordered lists, opaque to callers: the values that the list is ordered by, as JSON in base64url. */
public final class Cursors {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Cursors() {}

    /** @param values of the sort keys, as the graph gave them */
    public static String write(List<?> values) {
        var texts = new ArrayList<@Nullable Object>();
        for (var value : values) {
            texts.add(value instanceof ZonedDateTime moment ? moment.toString() : value);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JSON.writeValueAsString(texts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The values of a cursor that was given by a list in the same order.
     *
     * @param argument that the cursor was given in
     */
    static List<@Nullable Object> read(String argument, String cursor, List<SortKey> keys) {
        try {
            var values = JSON.readValue(Base64.getUrlDecoder().decode(cursor), Object[].class);
            if (values != null && values.length == keys.size()) {
                var read = new ArrayList<@Nullable Object>();
                for (int i = 0; i < values.length; i++) {
                    read.add(value(values[i], keys.get(i), argument, cursor));
                }
                return read;
            }
        } catch (IllegalArgumentException | JacksonException | DateTimeException unreadable) {
            throw refused(argument, cursor);
        }
        throw refused(argument, cursor);
    }

    private static @Nullable Object value(@Nullable Object value, SortKey key, String argument, String cursor) {
        var fits = switch (key.kind()) {
            case ID, STRING, DATE_TIME -> value instanceof String;
            case LONG, INT, FLOAT -> value instanceof Integer || value instanceof Long || value instanceof Double;
            case BOOLEAN -> value instanceof Boolean;
        };
        if (value == null && !key.always()) {
            return null;
        }
        if (!fits) {
            throw refused(argument, cursor);
        }
        return key.kind() == ValueKind.DATE_TIME && value instanceof String text ? moment(text) : value;
    }

    /** Java reads zones of more kinds than the graph has. */
    private static ZonedDateTime moment(String text) {
        var moment = ZonedDateTime.parse(text);
        var zone = moment.getZone();
        if (!(zone instanceof ZoneOffset)
                && !ZoneRulesProvider.getAvailableZoneIds().contains(zone.getId())) {
            throw new DateTimeException("Not a zone of the graph: " + zone);
        }
        return moment;
    }

    private static GraphModelException.InvalidValue refused(String argument, String cursor) {
        return new GraphModelException.InvalidValue(
                argument,
                "'" + argument + "' is not a cursor that a list in this order gave; start again without one",
                cursor);
    }
}
