package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an import stands. */
@Schema(name = "Import")
record ImportView(
        @Schema(example = "import_0123456789abcdef") String importId,

        @Schema(
                description = "An import whose rows are written is running until all of them can be searched",
                allowableValues = {"queued", "running", "completed", "failed", "interrupted"})
        String status,

        @Schema(
                description =
                        "What it does: waiting for those before it, writing rows, waiting for their embeddings, or done",
                allowableValues = {"waiting", "writing", "encoding", "done"})
        String phase,

        @Schema(description = "The entity type or relationship type it fills", example = "customer")
        String subject,

        @Schema(description = "Rows in the file; null until they were counted") @Nullable
        Long totalRows,

        @Schema(description = "Percent of the rows that are written and can be searched; null until they were counted")
        @Nullable
        Double progress,

        @Schema(description = "Rows done: the sum of created, updated, unchanged and rejected")
        long processed,

        long created,
        long updated,
        long unchanged,
        long rejected,

        @Schema(description = "Entities that still wait for their embedding, those of other writers included")
        long toEncode,

        @Schema(description = "Rows written a second; null before the first") @Nullable
        Double rate,

        @Schema(description = "Estimate until it is completed; null when it cannot be told") @Nullable
        Double remainingSeconds,

        @Schema(description = "Whether everything it wrote can be searched")
        boolean searchable,

        @Schema(description = "The first 100 rejected rows") List<Rejection> rejections,

        @Schema(description = "Why it failed, was interrupted or stands still; null otherwise") @Nullable
        String message,

        Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    @Schema(name = "ImportRejection")
    record Rejection(
            @Schema(description = "Line of the file the row begins on, from 1")
            long line,

            String reason) {}

    @Schema(name = "Imports")
    record Latest(@Schema(description = "The newest first") List<ImportView> imports) {}

    @Schema(name = "ImportAccepted")
    record Accepted(
            @Schema(example = "import_0123456789abcdef") String importId,
            @Schema(example = "queued") String status,

            @Schema(example = "/knowledge-graph/imports/import_0123456789abcdef")
            String trackingUrl) {}
}
