package tech.aia.cypher.inprocess;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.bolt.connection.exception.BoltClientException;
import org.neo4j.bolt.connection.exception.BoltException;
import org.neo4j.bolt.connection.exception.BoltFailureException;
import org.neo4j.bolt.connection.exception.BoltGqlErrorException;
import org.neo4j.bolt.connection.values.Value;
import org.neo4j.bolt.connection.values.ValueFactory;
import org.neo4j.bolt.protocol.common.message.Error;
import org.neo4j.boltmessages.response.FailureMetadata;
import org.neo4j.kernel.api.exceptions.Status;

/** What the kernel throws, told as the Bolt server would tell it: with Neo4j's code, message and GQL status. */
final class KernelFailures {
    private KernelFailures() {}

    static BoltException tell(Throwable failure, ValueFactory values) {
        if (failure instanceof BoltException told) {
            return told;
        }
        if (isStackOverflow(failure)) {
            return new BoltClientException(
                    "The statement or a value in its result is nested too deeply, and Neo4j's stack ran out", failure);
        }
        var origin = failure instanceof Unchecked wrapped ? wrapped.getCause() : failure;
        var metadata = Error.from(origin).asBoltMessage().metadata();
        return new BoltFailureException(
                metadata.status().code().serialize(),
                metadata.legacyMessage(),
                metadata.gqlStatus(),
                metadata.description(),
                diagnostics(metadata, values),
                cause(metadata.cause(), values));
    }

    /** For a place that may throw unchecked exceptions only, such that {@link #tell} still finds the status in it. */
    static RuntimeException unchecked(Exception failure) {
        return failure instanceof RuntimeException unchecked && failure instanceof Status.HasStatus
                ? unchecked
                : new Unchecked(failure);
    }

    /** Neo4j calls it transient, and clients would run the statement again and again. */
    private static boolean isStackOverflow(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StackOverflowError) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable BoltGqlErrorException cause(@Nullable FailureMetadata metadata, ValueFactory values) {
        return metadata == null
                ? null
                : new BoltGqlErrorException(
                        metadata.message(),
                        metadata.gqlStatus(),
                        metadata.description(),
                        diagnostics(metadata, values),
                        cause(metadata.cause(), values));
    }

    private static Map<String, Value> diagnostics(FailureMetadata metadata, ValueFactory values) {
        var diagnostics = new HashMap<String, Value>();
        metadata.diagnosticRecord().forEach((key, value) -> diagnostics.put(key, values.value(value)));
        return diagnostics;
    }

    private static final class Unchecked extends RuntimeException {
        Unchecked(Exception cause) {
            super(cause);
        }
    }
}
