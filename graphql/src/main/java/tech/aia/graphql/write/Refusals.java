package tech.aia.graphql.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/** Gathers what is wrong with an input, so that its author learns of all of it at once. For one thread. */
final class Refusals {
    private final List<Refusal> found = new ArrayList<>();

    /** What the rule makes of a field; empty if it refuses. */
    <T> Optional<T> made(String field, Supplier<? extends @Nullable T> rule) {
        return made(any -> field, rule);
    }

    /** @param address from the facade's name of a field to its path in the arguments */
    <T> Optional<T> made(UnaryOperator<String> address, Supplier<? extends @Nullable T> rule) {
        try {
            return Optional.ofNullable(rule.get());
        } catch (GraphModelException.InvalidValue invalid) {
            add(address.apply(invalid.field()), String.valueOf(invalid.getMessage()));
            return Optional.empty();
        }
    }

    void add(String field, String issue) {
        found.add(new Refusal(field, issue));
    }

    /** @throws InvalidInput if anything was refused */
    void raise() {
        if (!found.isEmpty()) {
            throw new InvalidInput(found);
        }
    }

    /**
     * What a facade gives.
     *
     * @throws InvalidInput if it refuses a field
     */
    static <T> T from(UnaryOperator<String> address, Supplier<T> facade) {
        try {
            return facade.get();
        } catch (GraphModelException.InvalidValue invalid) {
            throw new InvalidInput(
                    List.of(new Refusal(address.apply(invalid.field()), String.valueOf(invalid.getMessage()))));
        }
    }
}
