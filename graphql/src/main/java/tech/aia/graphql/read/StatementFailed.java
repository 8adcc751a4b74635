package tech.aia.graphql.read;

import tech.aia.cypher.GraphException;

/** A caller's own statement was refused or failed; the same from a statement of ours would be the server's fault. */
final class StatementFailed extends RuntimeException {
    private final transient GraphException failure;

    StatementFailed(GraphException failure) {
        super(failure.getMessage(), failure);
        this.failure = failure;
    }

    GraphException failure() {
        return failure;
    }
}
