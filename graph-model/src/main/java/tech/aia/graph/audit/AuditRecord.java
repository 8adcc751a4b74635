package tech.aia.graph.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was written down.
 *
 * @param at when, to the microsecond; within one process no two are equal, and they grow with the numbers
 * @param process what tells runs of the platform apart
 * @param number counts the records of the process from 1 without a gap; 0 when the record cannot be believed
 * @param event null when the record was changed by somebody else, or was sealed with another key
 */
public record AuditRecord(
        String id,
        Instant at,
        String process,
        long number,
        @Nullable AuditEvent event) {}
