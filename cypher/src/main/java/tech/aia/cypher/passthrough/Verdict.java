package tech.aia.cypher.passthrough;

import tech.aia.cypher.GraphException;

/**
 * What was found out about a statement that may run in one mode at least.
 *
 * @param writes whether it changes nodes or relationships
 * @param batches whether it opens transactions of its own
 */
record Verdict(boolean writes, boolean batches) implements Verdicts.Judgement {

    /** @throws GraphException.Refused if it does what the mode does not allow */
    void require(AccessMode mode) {
        if (mode == AccessMode.READ && batches) {
            throw Refusals.batchesInReadMode();
        }
        if (mode == AccessMode.READ && writes) {
            throw Refusals.writeInReadMode();
        }
    }
}
