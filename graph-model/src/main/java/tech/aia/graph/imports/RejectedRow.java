package tech.aia.graph.imports;

/** A row that cannot be taken, with the reason to tell. */
final class RejectedRow extends RuntimeException {
    RejectedRow(String reason) {
        super(reason, null, false, false);
    }
}
