package tech.aia.embeddings.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a property, compared by the type the property has in the index. A property with several values meets a condition
 * when one of them does.
 *
 * <ul>
 *   <li>Text is compared exactly, upper and lower case included, and ordered by code point.
 *   <li>Numbers are compared by value: {@code 1} equals {@code 1.0}, and {@code "1"} is understood. Ranges beyond 2<sup>53</sup> are as
 *       exact as a double; equality is exact for every number.
 *   <li>Dates are compared to the millisecond. ISO 8601 strings and {@code java.time} values are understood. Times without a zone are
 *       UTC. A date without a time means that whole day.
 *   <li>Booleans know equality only; {@code "true"} is understood.
 * </ul>
 *
 * {@code id}, {@code type} and {@code name} can always be used. A property that no entity has, and a value that the property's type
 * cannot be compared with, are refused by the search with {@link SearchIndexException}.
 */
public sealed interface Filter {

    /** How many values {@link AnyOf} may have, and all of them in one request together. */
    int MAX_VALUES = 500;

    /** The property that is looked at. */
    String property();

    /** The property has this value. */
    record Equal(String property, Object value) implements Filter {}

    /** The property has at least one of these values. */
    record AnyOf(String property, List<Object> values) implements Filter {
        public AnyOf {
            values = List.copyOf(values);
            if (values.isEmpty() || values.size() > MAX_VALUES) {
                throw new SearchIndexException.InvalidRequest("the filter on '" + property + "' has " + values.size()
                        + " values, but must have from 1 to " + MAX_VALUES);
            }
        }
    }

    /** The property has a value between the two ends; an end that is {@code null} is open. */
    record Range(
            String property,
            @Nullable Object from,
            boolean fromInclusive,
            @Nullable Object to,
            boolean toInclusive) implements Filter {
        public Range {
            if (from == null && to == null) {
                throw new SearchIndexException.InvalidRequest("the range on '" + property + "' has neither end");
            }
        }

        /** From here on, this value included. */
        public static Range atLeast(String property, Object from) {
            return new Range(property, from, true, null, true);
        }

        /** Up to here, this value included. */
        public static Range atMost(String property, Object to) {
            return new Range(property, null, true, to, true);
        }
    }
}
