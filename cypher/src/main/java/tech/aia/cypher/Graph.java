package tech.aia.cypher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads from and writes to the one graph.
 *
 * <p>Values travel only as parameters: strings, booleans, {@link Number}s, {@code java.time} values, {@link GraphPoint},
 * {@link GraphDuration}, {@code float[]}, {@code byte[]}, lists and maps of these, and null. All methods are safe for use by many
 * threads, block the caller, and throw {@link GraphException}. All but streams try again what Neo4j calls transient, and what met a node or
 * relationship that somebody deleted meanwhile.
 */
public interface Graph {

    /** Runs one reading statement and gives all its rows; meant for bounded results. */
    List<Row> read(String statement, Map<String, ? extends @Nullable Object> parameters);

    /** As {@link #read(String, Map)}, the database ending the statement after {@code timeout}. */
    List<Row> read(String statement, Map<String, ? extends @Nullable Object> parameters, Duration timeout);

    /**
     * As {@link #read(String, Map)}, for statements that look up a few nodes by an index. With the database in this process they run in the
     * caller's thread, which takes less time than to hand them to another; what takes long there holds up others.
     */
    List<Row> lookUp(String statement, Map<String, ? extends @Nullable Object> parameters);

    /** Runs one reading statement and hands over row by row, so that a result of any size needs little memory. */
    void stream(String statement, Map<String, ? extends @Nullable Object> parameters, Consumer<Row> rows);

    /**
     * Runs a transaction that may write. The work may be called again when the database reports a transient failure, or that something
     * it found is gone, so it must have no effect outside the transaction.
     *
     * @throws GraphException.DiskFull before anything is written, if the disk of the embedded server is full
     */
    <T extends @Nullable Object> T write(Function<GraphTransaction, T> work);

    /** Runs one statement outside a transaction of ours, as schema commands and {@code CALL … IN TRANSACTIONS} ask for. */
    void execute(String statement);

    /**
     * Asked by bulk work before each step, so that it stops while its end can still be recorded.
     *
     * @throws GraphException.DiskFull if the disk of the embedded server is nearly full
     */
    void requireRoom();

    /** Whether the database answers, asked with a short time limit. */
    boolean isReachable();

    /** The first row of a read, if there is one. */
    default Optional<Row> readOne(String statement, Map<String, ? extends @Nullable Object> parameters) {
        var rows = read(statement, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }
}
