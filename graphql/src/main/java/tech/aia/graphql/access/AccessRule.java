package tech.aia.graphql.access;

import java.util.List;
import java.util.Optional;

/**
 * What an operation asks of its caller.
 *
 * @param field such as {@code Query.customers}, or {@code CustomerWhere.sector} in a condition
 * @param anyOf permissions of which the caller needs one; all callers may if there are none
 */
record AccessRule(String field, List<String> anyOf) {
    private static final List<String> NOBODY = List.of("nobody");

    /** A field of which nobody said who may ask it is asked by nobody. */
    static AccessRule of(String field, Optional<List<String>> anyOf) {
        return new AccessRule(field, anyOf.orElse(NOBODY));
    }

    /** @throws AccessDenied if the caller may not */
    void check(Caller caller) {
        if (!anyOf.isEmpty() && anyOf.stream().noneMatch(caller::may)) {
            throw new AccessDenied(field, anyOf);
        }
    }
}
