package tech.aia.graph.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changing side of an {@link ImportStatus}; confined to the thread that runs the import. */
final class ImportProgress {
    private final ImportStatus from;
    ImportState state;

    @Nullable
    Long totalRows;

    @Nullable
    String message;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant finishedAt;

    @Nullable
    Long lastChange;

    private long created;
    private long updated;
    private long unchanged;
    private long rejected;
    private List<ImportStatus.Rejection> rejections;

    ImportProgress(ImportStatus from) {
        this.from = from;
        this.state = from.state();
        this.totalRows = from.totalRows();
        this.message = from.message();
        this.startedAt = from.startedAt();
        this.finishedAt = from.finishedAt();
        this.lastChange = from.lastChange();
        this.created = from.created();
        this.updated = from.updated();
        this.unchanged = from.unchanged();
        this.rejected = from.rejected();
        this.rejections = from.rejections();
    }

    ImportProgress copy() {
        return new ImportProgress(status());
    }

    void become(ImportProgress other) {
        created = other.created;
        updated = other.updated;
        unchanged = other.unchanged;
        rejected = other.rejected;
        rejections = other.rejections;
    }

    void add(BatchWriter.BatchResult result) {
        created += result.created();
        updated += result.updated();
        unchanged += result.unchanged();
        reject(result.rejections());
    }

    void reject(List<ImportStatus.Rejection> more) {
        rejected += more.size();
        var room = ImportStatus.MOST_REJECTIONS - rejections.size();
        if (room > 0 && !more.isEmpty()) {
            var all = new ArrayList<>(rejections);
            all.addAll(more.subList(0, Math.min(room, more.size())));
            rejections = List.copyOf(all);
        }
    }

    ImportStatus status() {
        return new ImportStatus(
                from.id(),
                state,
                from.subject(),
                totalRows,
                created + updated + unchanged + rejected,
                created,
                updated,
                unchanged,
                rejected,
                rejections,
                message,
                from.receivedAt(),
                startedAt,
                finishedAt,
                lastChange);
    }
}
