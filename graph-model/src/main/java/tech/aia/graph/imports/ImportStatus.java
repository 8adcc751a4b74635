package tech.aia.graph.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an import stands.
 *
 * @param subject the entity type or relationship type it fills
 * @param totalRows rows in the file; null until they were counted
 * @param processed rows done: the sum of created, updated, unchanged and rejected
 * @param rejections the first {@value #MOST_REJECTIONS} rejected rows
 * @param message why it failed or was interrupted; null otherwise
 * @param lastChange cursor of the change log at or after its last write; null until it ended
 */
public record ImportStatus(
        String id,
        ImportState state,
        String subject,
        @Nullable Long totalRows,
        long processed,
        long created,
        long updated,
        long unchanged,
        long rejected,
        List<Rejection> rejections,
        @Nullable String message,
        Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long lastChange) {
    public static final int MOST_REJECTIONS = 100;

    /** A row that was left out: where it begins in the file, counting from 1, and why. */
    public record Rejection(long line, String reason) {}
}
