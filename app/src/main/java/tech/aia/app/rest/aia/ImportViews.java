package tech.aia.app.rest.aia;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.embeddings.Indexing;
import tech.aia.embeddings.IndexingProgress;
import tech.aia.graph.imports.ImportState;
import tech.aia.graph.imports.ImportStatus;

/** Joins what the import says of its rows with what the search index says of their embeddings. */
@Component
class ImportViews {
    private final Indexing indexing;

    ImportViews(Indexing indexing) {
        this.indexing = indexing;
    }

    ImportView of(ImportStatus status) {
        var last = status.lastChange();
        return view(status, indexing.progress(), last != null && indexing.covers(last), Instant.now());
    }

    static ImportView view(ImportStatus status, IndexingProgress index, boolean searchable, Instant now) {
        var encoding = status.state() == ImportState.COMPLETED && !searchable;
        var done = new Done(status, searchable ? 0 : index.waiting(), index.rate(), now);
        return new ImportView(
                status.id(),
                encoding ? "running" : status.state().name().toLowerCase(Locale.ROOT),
                phase(status.state(), encoding),
                status.subject(),
                status.totalRows(),
                done.percent(status.state() == ImportState.COMPLETED && searchable),
                status.processed(),
                status.created(),
                status.updated(),
                status.unchanged(),
                status.rejected(),
                searchable ? 0 : index.waiting(),
                rate(status, now),
                encoding || status.state() == ImportState.RUNNING ? done.remainingSeconds() : null,
                searchable,
                status.rejections().stream()
                        .map(rejection -> new ImportView.Rejection(rejection.line(), rejection.reason()))
                        .toList(),
                encoding && index.problem() != null
                        ? "The search index stands still: " + index.problem()
                        : status.message(),
                status.receivedAt(),
                status.startedAt(),
                status.finishedAt());
    }

    private static String phase(ImportState state, boolean encoding) {
        return switch (state) {
            case QUEUED -> "waiting";
            case RUNNING -> "writing";
            case COMPLETED -> encoding ? "encoding" : "done";
            case FAILED, INTERRUPTED -> "done";
        };
    }

    private static @Nullable Double rate(ImportStatus status, Instant now) {
        var started = status.startedAt();
        if (started == null || status.processed() == 0) {
            return null;
        }
        var end = status.finishedAt() == null ? now : status.finishedAt();
        return rounded(status.processed() / seconds(started, end));
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(1, Duration.between(from, to).toMillis()) / 1000.0;
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }

    /**
     * Rows that are through: written and, where they changed an entity, searchable. What waits may be others', so it is an estimate.
     *
     * @param encodingRate texts a second lately; 0 when not known
     */
    private record Done(ImportStatus status, long waiting, double encodingRate, Instant now) {
        private static final double NEARLY = 99.9;

        private long changed() {
            return status.created() + status.updated();
        }

        private long rows() {
            return status.processed() - Math.min(waiting, changed());
        }

        @Nullable
        Double percent(boolean all) {
            var total = status.totalRows();
            if (total == null) {
                return null;
            }
            return all
                    ? Double.valueOf(100)
                    : Double.valueOf(Math.min(NEARLY, total == 0 ? 0 : rounded(100.0 * rows() / total)));
        }

        /** Writing is much quicker than encoding, so that what was written so far tells nothing of when the last text is encoded. */
        @Nullable
        Double remainingSeconds() {
            var total = status.totalRows();
            var started = status.startedAt();
            if (total == null || started == null || status.processed() == 0) {
                return null;
            }
            var unwritten = Math.max(0, total - status.processed());
            var end = status.finishedAt() == null ? now : status.finishedAt();
            var writing = unwritten * seconds(started, end) / status.processed();
            if (encodingRate > 0) {
                var unencoded = waiting + (double) unwritten * changed() / status.processed();
                return rounded(Math.max(writing, unencoded / encodingRate));
            }
            return rows() <= 0 ? null : Double.valueOf(rounded((total - rows()) * seconds(started, now) / rows()));
        }
    }
}
