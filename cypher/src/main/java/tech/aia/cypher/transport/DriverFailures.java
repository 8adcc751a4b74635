package tech.aia.cypher.transport;

import java.util.regex.Pattern;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;
import tech.aia.cypher.GraphException;

/** Sorts what the driver throws by Neo4j's status code into the exceptions of this module. */
public final class DriverFailures {
    private static final String OUT_OF_MEMORY = "Neo.TransientError.General.MemoryPoolOutOfMemoryError";
    private static final String TRANSACTION_OUT_OF_MEMORY = "Neo.TransientError.General.TransactionMemoryLimit";

    /** Neo4j's word for a database that met a full or broken disk; it has no code of its own for it. */
    private static final String NEEDS_RESTART = "critical error, and needs to be restarted";

    private static final String UNAVAILABLE = "waiting for database to become available";

    /** What a value is told that is longer than an entry of an index; Neo4j counts it among its own faults. */
    private static final String TOO_LONG = "too large to index";

    private static final Pattern INDEX = Pattern.compile("name='([^']+)'.*?schema=\\((.*?})\\)");

    private DriverFailures() {}

    public static GraphException translate(Neo4jException failure) {
        var code = failure.code();
        var message = String.valueOf(failure.getMessage());
        if (failure instanceof ServiceUnavailableException || failure instanceof SessionExpiredException) {
            return new GraphException.Unavailable(
                    "Aia.Neo4j.Unreachable", "Neo4j cannot be reached: " + message, failure);
        }
        if (failure instanceof AuthenticationException) {
            return new GraphException.Unavailable(code, "Neo4j refused the user or password: " + message, failure);
        }
        if (stopped(code)) {
            return new GraphException.Stopped(code, message, failure);
        }
        if (code.startsWith("Neo.ClientError.Schema.")) {
            return new GraphException.ConstraintViolated(code, message, failure);
        }
        if (code.startsWith("Neo.ClientError.")) {
            return new GraphException.BadStatement(code, message, failure);
        }
        if (message.contains(TOO_LONG)) {
            return new GraphException.BadStatement("Aia.Neo4j.ValueTooLong", tooLong(message), failure);
        }
        if (message.contains(NEEDS_RESTART)) {
            return new GraphException.Unavailable(
                    code, "Neo4j has stopped this database and must be started again; its debug.log says why", failure);
        }
        if (isPassing(code, message)) {
            return new GraphException.Unavailable(code, "Neo4j cannot do this at the moment: " + message, failure);
        }
        return new GraphException.Failed(code, message, failure);
    }

    private static String tooLong(String message) {
        var index = INDEX.matcher(message);
        var which = index.find() ? " " + index.group(1) + " of (" + index.group(2) + ")" : "";
        return "A value is too long for the index" + which + "; an entry of an index has room for some 8,000 bytes."
                + " Nothing was written";
    }

    /** The driver has tried again for a while already; a database that starts or stops is such a failure under any code. */
    private static boolean isPassing(String code, String message) {
        return code.startsWith("Neo.TransientError.") || message.contains(UNAVAILABLE);
    }

    private static boolean stopped(String code) {
        return code.startsWith("Neo.ClientError.Transaction.TransactionTimedOut")
                || code.startsWith("Neo.ClientError.Transaction.Terminated")
                || code.equals("Neo.TransientError.Transaction.Terminated")
                // Its time was over while it waited for a lock.
                || code.endsWith(".Transaction.LockClientStopped")
                || code.equals(OUT_OF_MEMORY)
                || code.equals(TRANSACTION_OUT_OF_MEMORY);
    }
}
