package tech.aia.graph.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.Graph;
import tech.aia.cypher.change.Changes;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.IndexedProperties;

/** {@link Imports} on one worker thread, files being kept in a spool folder until they are done. */
final class DefaultImports implements Imports, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultImports.class);
    static final String CUT_OFF =
            "The server ended while this import ran. What is counted here was kept; send the same file again to go on.";

    private final Graph graph;
    private final IndexedProperties indexed;
    private final Changes changes;
    private final Path spool;
    private final ImportRecords records;
    private final Map<String, ImportRun> running = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("import").daemon().factory());

    DefaultImports(Graph graph, IndexedProperties indexed, Changes changes, Path spool, String instance) {
        this.graph = graph;
        this.indexed = indexed;
        this.changes = changes;
        this.spool = spool;
        this.records = new ImportRecords(graph, instance);
        cleanUp();
    }

    private void cleanUp() {
        var interrupted = records.interruptAll(CUT_OFF);
        if (interrupted > 0) {
            LOG.warn("{} import(s) were interrupted when the server ended", interrupted);
        }
        try {
            Files.createDirectories(spool);
            try (var files = Files.list(spool)) {
                files.forEach(DefaultImports::discard);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder for imports cannot be used: " + spool, failure);
        }
    }

    @Override
    public ImportStatus receive(ImportRequest request, InputStream body) {
        var id = "import_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        var path = spool.resolve(id);
        try {
            store(body, path);
            var file = new ImportFile(path, request);
            checkHeader(file);
            var status = received(id, request);
            records.save(status);
            var run = new ImportRun(graph, indexed, records, file, changes::latest, status);
            running.put(id, run);
            worker.execute(() -> run(run, path));
            return status;
        } catch (IOException failure) {
            discard(path);
            throw new UncheckedIOException("The file could not be read back", failure);
        } catch (RuntimeException refused) {
            discard(path);
            throw refused;
        }
    }

    private void store(InputStream body, Path path) throws IOException {
        try {
            Files.copy(new BodyStream(body, graph::requireRoom), path);
        } catch (FileSystemException full) {
            throw noRoom(path, full);
        } catch (BodyStream.Failure clientGone) {
            throw clientGone.original();
        } catch (IOException full) {
            throw noRoom(path, full);
        }
    }

    private static GraphModelException.NoRoom noRoom(Path path, IOException full) {
        return new GraphModelException.NoRoom(
                "The file could not be stored on the server's disk (" + full.getMessage()
                        + "). Nothing of it was imported. Make room under " + path.getParent() + " and send it again.",
                full);
    }

    /** Tells a body that breaks off from a disk that is full, which look alike to a copy, and stops before the disk is full. */
    private static final class BodyStream extends FilterInputStream {
        private static final long STEP = 8L * 1024 * 1024;

        private final Runnable requireRoom;
        private long read;
        private long nextLook;

        private static final class Failure extends IOException {
            Failure(IOException cause) {
                super(cause);
            }

            IOException original() {
                return getCause() instanceof IOException cause ? cause : this;
            }
        }

        BodyStream(InputStream body, Runnable requireRoom) {
            super(body);
            this.requireRoom = requireRoom;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (read >= nextLook) {
                requireRoom.run();
                nextLook = read + STEP;
            }
            try {
                var some = super.read(buffer, offset, length);
                read += Math.max(0, some);
                return some;
            } catch (IOException failure) {
                throw new Failure(failure);
            }
        }
    }

    private static void checkHeader(ImportFile file) throws IOException {
        try (var reader = file.open()) {
            if (file.request().format() == ImportFormat.CSV) {
                switch (file.request().target()) {
                    case ImportTarget.EntityTarget target -> {
                        require(reader, "id", target.idColumn());
                        var embeddings = target.embeddings();
                        require(reader, "embedding", embeddings == null ? null : embeddings.column());
                    }
                    case ImportTarget.RelationshipTarget target -> {
                        require(reader, "from", target.from().column());
                        require(reader, "to", target.to().column());
                        require(reader, "key", target.keyColumn());
                    }
                }
                file.request().columnTypes().keySet().forEach(column -> require(reader, "types", column));
            }
        } catch (BrokenFileException broken) {
            throw new GraphModelException.InvalidValue("body", String.valueOf(broken.getMessage()), null);
        }
    }

    private static void require(RowReader reader, String field, @Nullable String column) {
        if (column != null && !reader.columns().contains(column)) {
            throw new GraphModelException.InvalidValue(
                    field,
                    "The file has no column '" + column + "'; it has " + String.join(", ", reader.columns()),
                    column);
        }
    }

    private static ImportStatus received(String id, ImportRequest request) {
        var subject = switch (request.target()) {
            case ImportTarget.EntityTarget target -> target.type().name();
            case ImportTarget.RelationshipTarget target -> target.type();
        };
        return new ImportStatus(
                id, ImportState.QUEUED, subject, null, 0, 0, 0, 0, 0, List.of(), null, Instant.now(), null, null, null);
    }

    private void run(ImportRun run, Path path) {
        try {
            run.run();
        } catch (RuntimeException failure) {
            LOG.error("Import {} failed", run.status().id(), failure);
        } finally {
            discard(path);
            running.remove(run.status().id());
        }
    }

    @Override
    public Optional<ImportStatus> find(String id) {
        var run = running.get(id);
        return run == null ? records.find(id) : Optional.of(run.status());
    }

    @Override
    public List<ImportStatus> latest(int limit) {
        return records.latest(limit);
    }

    private static void discard(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            LOG.warn("The received file {} could not be deleted: {}", path, failure.getMessage());
        }
    }

    /** Stops after the batch under way; the next start reports what was left as interrupted. */
    @Override
    public void close() {
        worker.shutdown();
        running.values().forEach(ImportRun::stop);
        try {
            if (!worker.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("An import did not end in time and will be reported as interrupted");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
