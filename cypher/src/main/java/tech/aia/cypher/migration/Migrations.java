package tech.aia.cypher.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.Row;

/**
 * Applies what is missing of the migrations found on the class path, in order, and refuses a store that a newer version made or
 * whose migrations were altered. Every statement is written to be repeatable ({@code IF NOT EXISTS}), so a crash half-way, or two
 * processes at once, do no harm.
 */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final String FILES = "classpath*:aia/migrations/V*.cypher";

    private static final String APPLIED = """
            MATCH (v:SchemaVersion) RETURN v.version AS version, v.checksum AS checksum ORDER BY version""";
    private static final String RECORD = """
            MERGE (v:SchemaVersion {version: $version})
            ON CREATE SET v.description = $description, v.checksum = $checksum, v.applied_at = datetime()""";

    private final Graph graph;

    public Migrations(Graph graph) {
        this.graph = graph;
    }

    /** @throws GraphException.WrongSchema if the store is newer than this program, or differs from what it expects */
    public void apply() {
        var known = load();
        var applied = new HashMap<Long, String>();
        for (Row row : graph.read(APPLIED, Map.of())) {
            applied.put(row.integer("version"), row.string("checksum"));
        }
        refuseNewer(known, applied);
        for (var migration : known) {
            var checksum = applied.get((long) migration.version());
            if (checksum == null) {
                apply(migration);
            } else if (!checksum.equals(migration.checksum())) {
                throw new GraphException.WrongSchema("Migration " + migration.version() + " (" + migration.description()
                        + ") was altered after this store had applied it. Restore its file and add a new migration.");
            }
        }
    }

    private static void refuseNewer(List<Migration> known, Map<Long, String> applied) {
        var newest = known.isEmpty() ? 0 : known.getLast().version();
        var found = applied.isEmpty() ? 0 : Collections.max(applied.keySet());
        if (found > newest) {
            throw new GraphException.WrongSchema("This store has schema version " + found
                    + ", made by a newer AIA; this one knows versions up to " + newest
                    + ". Start the newer AIA, or choose another data directory.");
        }
    }

    private void apply(Migration migration) {
        LOG.info("Applying schema migration {}: {}", migration.version(), migration.description());
        migration.statements().forEach(graph::execute);
        graph.write(tx -> tx.run(
                RECORD,
                Map.of(
                        "version", migration.version(),
                        "description", migration.description(),
                        "checksum", migration.checksum())));
    }

    private static List<Migration> load() {
        try {
            var files = new PathMatchingResourcePatternResolver(Migrations.class.getClassLoader()).getResources(FILES);
            return Arrays.stream(files)
                    .map(Migration::read)
                    .sorted(Comparator.comparingInt(Migration::version))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
