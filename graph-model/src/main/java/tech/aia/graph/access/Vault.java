package tech.aia.graph.access;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.Row;

/**
 * Secrets in the graph that only the platform can read. Every process that shares the graph sees the same records; whoever else reads
 * the nodes, by Cypher, over Bolt or from a backup, sees sealed bytes under names that tell nothing. Safe for use by many threads.
 */
public final class Vault {
    private static final String READ = """
            MATCH (r:VaultRecord {key: $key}) WHERE r.expires_at IS NULL OR r.expires_at > $now
            RETURN r.key AS key, r.sealed AS sealed, r.version AS version""";
    private static final String READ_ALL = """
            UNWIND $keys AS key
            MATCH (r:VaultRecord {key: key}) WHERE r.expires_at IS NULL OR r.expires_at > $now
            RETURN r.key AS key, r.sealed AS sealed, r.version AS version""";
    private static final String LIST = """
            MATCH (r:VaultRecord) WHERE r.kind = $kind AND (r.expires_at IS NULL OR r.expires_at > $now)
            RETURN r.key AS key, r.sealed AS sealed, r.version AS version""";
    private static final String PUT = """
            MERGE (r:VaultRecord {key: $key})
            SET r.kind = $kind, r.sealed = $sealed, r.version = coalesce(r.version, 0) + 1, r.expires_at = $expires""";
    private static final String CREATE = """
            MERGE (r:VaultRecord {key: $key})
            ON CREATE SET r.kind = $kind, r.sealed = $sealed, r.version = 1, r.expires_at = $expires
            SET r._lock = true
            REMOVE r._lock
            FOREACH (over IN CASE WHEN r.expires_at <= $now THEN [r] ELSE [] END |
              SET over.sealed = $sealed, over.version = over.version + 1, over.expires_at = $expires)
            RETURN r.sealed AS sealed""";
    private static final String REPLACE = """
            MATCH (r:VaultRecord {key: $key})
            SET r._lock = true
            REMOVE r._lock
            WITH r WHERE r.version = $version
            SET r.sealed = $sealed, r.version = r.version + 1, r.expires_at = $expires
            RETURN r.version AS version""";
    private static final String REMOVE = "MATCH (r:VaultRecord {key: $key}) DELETE r";
    private static final String REMOVE_EXPIRED = """
            MATCH (r:VaultRecord) WHERE r.expires_at < $now
            WITH r LIMIT 10000
            SET r._lock = true
            REMOVE r._lock
            WITH r WHERE r.expires_at < $now
            DELETE r
            RETURN count(r) AS removed""";

    private static final String SENTINEL = "vault";

    private final Graph graph;
    private final Seal seal;

    /**
     * A record, opened.
     *
     * @param version for {@link #replace}
     */
    public record Entry(String text, long version) {}

    /** What a record is found by. */
    public record Name(String kind, String name) {}

    /**
     * Opens the vault of a graph; makes it where there is none.
     *
     * @param key 32 bytes, the same in every process that shares the graph
     * @throws VaultException if it was made with another key
     */
    public Vault(Graph graph, byte[] key) {
        this.graph = graph;
        this.seal = new Seal(key);
        requireSameKey();
    }

    /** One record has a name that does not depend on the key, so that another key is noticed and does not begin a vault of its own. */
    private void requireSameKey() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("key", SENTINEL);
        parameters.put("kind", SENTINEL);
        parameters.put("sealed", seal.close(SENTINEL, SENTINEL));
        parameters.put("expires", null);
        parameters.put("now", now());
        var sealed = graph.write(tx -> tx.run(CREATE, parameters)).getFirst().string("sealed");
        try {
            seal.open(sealed, SENTINEL);
        } catch (VaultException other) {
            throw new VaultException(
                    "The clients and keys in this graph were sealed with another access key: give this process the access.key of"
                            + " the data directory they were made with, as the environment variable AIA_ACCESS_KEY",
                    other.getCause());
        }
    }

    /** Stands for a name where everybody can see it: always the same, and of no use to who does not know the name and the key. */
    public String alias(String kind, String name) {
        return key(kind, name);
    }

    public Optional<Entry> read(String kind, String name) {
        var key = key(kind, name);
        return graph.lookUp(READ, Map.of("key", key, "now", now())).stream()
                .map(this::entry)
                .findFirst();
    }

    /** Several records by one statement. */
    public <T extends @Nullable Object> T read(VaultReading<T> reading) {
        var names = new HashMap<String, Name>();
        reading.names().forEach(name -> names.put(key(name.kind(), name.name()), name));
        var found = new HashMap<Name, Entry>();
        if (!names.isEmpty()) {
            var rows = graph.lookUp(READ_ALL, Map.of("keys", List.copyOf(names.keySet()), "now", now()));
            rows.forEach(row -> found.put(Objects.requireNonNull(names.get(row.string("key"))), entry(row)));
        }
        return reading.meaning(found);
    }

    public List<Entry> list(String kind) {
        return graph.read(LIST, Map.of("kind", kind, "now", now())).stream()
                .map(this::entry)
                .toList();
    }

    /** @param keep null for ever */
    public void put(String kind, String name, String text, @Nullable Duration keep) {
        var parameters = parameters(kind, name, text, keep);
        graph.write(tx -> tx.run(PUT, parameters));
    }

    /** Whether there was none of this name, or only one that is over. */
    public boolean create(String kind, String name, String text, @Nullable Duration keep) {
        var parameters = parameters(kind, name, text, keep);
        var found = graph.write(tx -> tx.run(CREATE, parameters)).getFirst().string("sealed");
        return found.equals(parameters.get("sealed"));
    }

    /**
     * Makes all of these or, where there is one already, none.
     *
     * @return the first that was there; empty when all were made
     */
    public Optional<Name> createAll(Map<Name, String> texts) {
        try {
            graph.write(tx -> {
                texts.forEach((name, text) -> {
                    var parameters = parameters(name.kind(), name.name(), text, null);
                    var found = tx.run(CREATE, parameters).getFirst().string("sealed");
                    if (!found.equals(parameters.get("sealed"))) {
                        throw new Taken(name);
                    }
                });
                return texts.size();
            });
            return Optional.empty();
        } catch (Taken taken) {
            return Optional.of(taken.name);
        }
    }

    /** Undoes the transaction. */
    private static final class Taken extends RuntimeException {
        private final transient Name name;

        Taken(Name name) {
            super("Somebody was quicker", null, false, false);
            this.name = name;
        }
    }

    /** Whether the record still had that version; otherwise somebody was quicker, and nothing is changed. */
    public boolean replace(String kind, String name, String text, long version, @Nullable Duration keep) {
        var parameters = parameters(kind, name, text, keep);
        parameters.put("version", version);
        return !graph.write(tx -> tx.run(REPLACE, parameters)).isEmpty();
    }

    /** What a record is to become, if it still has that version. */
    public record Replacement(Name name, String text, long version) {}

    /** Replaces and removes all of these at once or, if somebody was quicker with one of the replaced, changes nothing and says false. */
    public boolean replaceAll(List<Replacement> replaced, List<Name> removed) {
        try {
            graph.write(tx -> {
                for (var one : replaced) {
                    var parameters = parameters(one.name().kind(), one.name().name(), one.text(), null);
                    parameters.put("version", one.version());
                    if (tx.run(REPLACE, parameters).isEmpty()) {
                        throw new Taken(one.name());
                    }
                }
                removed.forEach(name -> tx.run(REMOVE, Map.of("key", key(name.kind(), name.name()))));
                return replaced.size();
            });
            return true;
        } catch (Taken _) {
            return false;
        }
    }

    public void remove(String kind, String name) {
        removeAll(List.of(new Name(kind, name)));
    }

    /** All at once; those that are not there are passed over. */
    public void removeAll(List<Name> names) {
        graph.write(tx -> {
            names.forEach(name -> tx.run(REMOVE, Map.of("key", key(name.kind(), name.name()))));
            return names.size();
        });
    }

    /** Expired records are not read any more in any case; this frees their room, some at a time. How many there were. */
    public long removeExpired() {
        long all = 0;
        for (var removed = removeSomeExpired(); removed > 0; removed = removeSomeExpired()) {
            all += removed;
        }
        return all;
    }

    private long removeSomeExpired() {
        return graph.write(tx -> tx.run(REMOVE_EXPIRED, Map.of("now", now())))
                .getFirst()
                .integer("removed");
    }

    /**
     * Seals a text that is given out of the platform's hands and comes back, such as a cookie; nothing of it is kept here.
     *
     * @param purpose it can be opened for nothing else
     */
    public String seal(String text, String purpose) {
        return seal.close(text, outside(purpose));
    }

    /** What was sealed for this purpose with this key; empty for anything else. */
    public Optional<String> open(String sealed, String purpose) {
        try {
            return Optional.of(seal.open(sealed, outside(purpose)));
        } catch (VaultException _) {
            return Optional.empty();
        }
    }

    /** No record has such a key. */
    private static String outside(String purpose) {
        return "outside\n" + purpose;
    }

    /**
     * Seals what is kept elsewhere in the graph.
     *
     * @param place where it will lie, beginning with the name of what keeps it and a line break; it can be opened nowhere else
     */
    public String close(String text, String place) {
        return seal.close(text, place);
    }

    /** @throws VaultException if it was closed with another key, for another place, or was changed */
    public String unseal(String sealed, String place) {
        return seal.open(sealed, place);
    }

    private Map<String, @Nullable Object> parameters(String kind, String name, String text, @Nullable Duration keep) {
        var key = key(kind, name);
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("key", key);
        parameters.put("kind", kind);
        parameters.put("sealed", seal.close(text, key));
        parameters.put("now", now());
        parameters.put("expires", keep == null ? null : Instant.now().plus(keep).atZone(ZoneOffset.UTC));
        return parameters;
    }

    private static Object now() {
        return Instant.now().atZone(ZoneOffset.UTC);
    }

    private String key(String kind, String name) {
        return seal.name(kind + "\n" + name);
    }

    private Entry entry(Row row) {
        return new Entry(seal.open(row.string("sealed"), row.string("key")), row.integer("version"));
    }
}
