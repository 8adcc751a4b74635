package tech.aia.graphql.write;

import java.util.List;
import java.util.stream.Collectors;

/** Fields of an input break rules; nothing was written. */
final class InvalidInput extends RuntimeException {
    private final transient List<Refusal> refusals;

    /** @param refusals at least one */
    InvalidInput(List<Refusal> refusals) {
        super(refusals.stream()
                .map(refusal -> refusal.field() + ": " + refusal.issue())
                .collect(Collectors.joining("; ")));
        this.refusals = List.copyOf(refusals);
    }

    List<Refusal> refusals() {
        return refusals;
    }
}
