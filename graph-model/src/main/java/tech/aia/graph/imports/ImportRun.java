package tech.aia.graph.imports;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.graph.entity.IndexedProperties;

/** One import under way: batch by batch, the counts of each written together with its rows. */
final class ImportRun {
    private static final int BATCH = 1000;

    private final Graph graph;
    private final IndexedProperties indexed;
    private final ImportRecords records;
    private final ImportFile file;
    private final LongSupplier latestChange;
    private final AtomicReference<ImportStatus> status;
    private volatile boolean stopping;

    ImportRun(
            Graph graph,
            IndexedProperties indexed,
            ImportRecords records,
            ImportFile file,
            LongSupplier latestChange,
            ImportStatus received) {
        this.graph = graph;
        this.indexed = indexed;
        this.records = records;
        this.file = file;
        this.latestChange = latestChange;
        this.status = new AtomicReference<>(received);
    }

    ImportStatus status() {
        return status.get();
    }

    /** Asks it to end after the batch under way. */
    void stop() {
        stopping = true;
    }

    /** Runs to the end, whatever happens; the outcome is in the status. */
    void run() {
        try {
            var started = new ImportProgress(status.get());
            started.state = ImportState.RUNNING;
            started.startedAt = Instant.now();
            save(started);
            var survey = FileSurvey.of(file);
            started.totalRows = survey.rows();
            save(started);
            write(survey, started);
            finish(
                    stopping ? ImportState.INTERRUPTED : ImportState.COMPLETED,
                    stopping ? DefaultImports.CUT_OFF : null);
        } catch (BrokenFileException | IOException broken) {
            finish(ImportState.FAILED, String.valueOf(broken.getMessage()));
        } catch (GraphException.Stopped | GraphException.Unavailable failure) {
            finish(ImportState.FAILED, "The database could not take it: " + failure.getMessage());
        } catch (RuntimeException failure) {
            finish(ImportState.FAILED, "It stopped with " + failure);
            throw failure;
        }
    }

    private void write(FileSurvey survey, ImportProgress progress) throws IOException {
        var writer = switch (file.request().target()) {
            case ImportTarget.EntityTarget target -> new EntityBatchWriter(target, survey, indexed);
            case ImportTarget.RelationshipTarget target -> new RelationshipBatchWriter(graph, target, survey);
        };
        try (var reader = file.open()) {
            var batch = new ArrayList<BatchWriter.Prepared>(BATCH);
            var rejections = new ArrayList<ImportStatus.Rejection>();
            try {
                RawRow row;
                while (!stopping && (row = reader.next()) != null) {
                    prepare(writer, row, batch, rejections);
                    if (batch.size() + rejections.size() >= BATCH) {
                        flush(writer, batch, rejections, progress);
                    }
                }
            } finally {
                flush(writer, batch, rejections, progress);
            }
        }
    }

    private static void prepare(
            BatchWriter writer, RawRow row, List<BatchWriter.Prepared> batch, List<ImportStatus.Rejection> rejections) {
        try {
            if (row.problem() != null) {
                throw new RejectedRow(row.problem());
            }
            batch.add(writer.prepare(row));
        } catch (RejectedRow rejected) {
            rejections.add(new ImportStatus.Rejection(row.line(), String.valueOf(rejected.getMessage())));
        }
    }

    private void flush(
            BatchWriter writer,
            List<BatchWriter.Prepared> batch,
            List<ImportStatus.Rejection> rejections,
            ImportProgress progress) {
        if (batch.isEmpty() && rejections.isEmpty()) {
            return;
        }
        var rows = List.copyOf(batch);
        var refused = List.copyOf(rejections);
        batch.clear();
        rejections.clear();
        var after = inOneTransaction(writer, rows, refused, progress);
        progress.become(after);
        status.set(after.status());
    }

    /** Somebody else may create one of the same ids between our look and our write; the second look sees it. */
    private ImportProgress inOneTransaction(
            BatchWriter writer,
            List<BatchWriter.Prepared> rows,
            List<ImportStatus.Rejection> refused,
            ImportProgress before) {
        graph.requireRoom();
        for (int attempt = 1; ; attempt++) {
            try {
                return graph.write(tx -> {
                    var after = before.copy();
                    after.reject(refused);
                    after.add(writer.write(tx, rows));
                    records.save(tx, after.status());
                    return after;
                });
            } catch (GraphException.ConstraintViolated race) {
                if (attempt == 3) {
                    throw race;
                }
            }
        }
    }

    private void finish(ImportState state, @Nullable String message) {
        var progress = new ImportProgress(status.get());
        progress.state = state;
        progress.message = message;
        progress.finishedAt = Instant.now();
        progress.lastChange = latestChange.getAsLong();
        status.set(progress.status());
        records.save(progress.status());
    }

    private void save(ImportProgress progress) {
        status.set(progress.status());
        records.save(progress.status());
    }
}
