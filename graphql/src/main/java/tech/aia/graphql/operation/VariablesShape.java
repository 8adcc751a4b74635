package tech.aia.graphql.operation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * As much of an operation's variables as its size and the rights that it asks for can depend on: which fields of inputs are given, and of the
 * variables themselves the integers and booleans, as these can be the {@code first} of a list or the {@code if} of a directive.
 *
 * @param parts by the name of the variable
 */
record VariablesShape(Map<String, Object> parts) {
    /** What is larger is not worth keeping. */
    private static final int LARGEST = 200;

    private enum Leaf {
        NULL,
        VALUE
    }

    /** @return empty if there is too much to it */
    static Optional<VariablesShape> of(Map<String, Object> variables) {
        var reading = new Reading();
        var parts = HashMap.<String, Object>newHashMap(variables.size());
        variables.forEach((name, value) ->
                parts.put(name, value instanceof Integer || value instanceof Boolean ? value : reading.of(value)));
        return reading.read > LARGEST ? Optional.empty() : Optional.of(new VariablesShape(parts));
    }

    private static final class Reading {
        private int read;

        private Object of(@Nullable Object value) {
            if (++read > LARGEST) {
                return Leaf.VALUE;
            }
            return switch (value) {
                case null -> Leaf.NULL;
                case Map<?, ?> given -> {
                    var parts = HashMap.<Object, Object>newHashMap(given.size());
                    for (var entry : given.entrySet()) {
                        parts.put(entry.getKey(), of(entry.getValue()));
                        if (read > LARGEST) {
                            break;
                        }
                    }
                    yield parts;
                }
                case Collection<?> several -> {
                    var kinds = new HashSet<Object>();
                    for (var one : several) {
                        kinds.add(of(one));
                        if (read > LARGEST) {
                            break;
                        }
                    }
                    yield kinds;
                }
                default -> Leaf.VALUE;
            };
        }
    }
}
