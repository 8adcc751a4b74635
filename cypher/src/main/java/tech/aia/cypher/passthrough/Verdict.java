package tech.aia.cypher.passthrough;

import tech.aia.cypher.GraphException;

/**
 * What was found out about a statement that may run in one mode at least.
 *
 * @param writes whether it changes nodes or relationships
 * @param batches whether it opens transactions of its own
 * @param stoppable whether Neo4j can surely stop it at any time
 */
record Verdict(boolean writes, boolean batches, boolean stoppable) {

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
