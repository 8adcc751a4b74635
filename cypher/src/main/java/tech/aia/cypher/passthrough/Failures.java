package tech.aia.cypher.passthrough;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.Neo4jException;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.transport.DriverFailures;
import tech.aia.cypher.transport.SealedNodes;

/** What the driver throws, told to the author of a statement: places are those of the author's own text. */
final class Failures {
    static final String TIMED_OUT = "Aia.Cypher.TimedOut";
    static final String TOO_LARGE = "Aia.Cypher.ResultTooLarge";
    static final String OUT_OF_MEMORY = "Aia.Cypher.OutOfMemory";

    private static final Pattern POSITION = Pattern.compile(" ?\\(line (\\d+), column (\\d+) \\(offset: \\d+\\)\\)");

    /** Neo4j quotes the line of an error, and a statement can be one long line. */
    private static final int LONGEST_MESSAGE = 2000;

    private Failures() {}

    /** @param prefixed whether the statement was sent with a line of ours before it */
    static GraphException translate(Neo4jException failure, boolean prefixed) {
        var code = failure.code();
        if (code.startsWith("Neo.ClientError.Transaction.TransactionTimedOut")) {
            return new GraphException.Stopped(TIMED_OUT, String.valueOf(failure.getMessage()), failure);
        }
        if (isOfSealedNodes(failure)) {
            return Refusals.sealed();
        }
        if (code.contains("Memory")) {
            return outOfMemory(failure);
        }
        if (code.endsWith("UnsupportedAdministrationCommand") || code.endsWith("NotSystemDatabaseError")) {
            return Refusals.administration("Administration of the server");
        }
        if (code.equals("Neo.ClientError.Statement.AccessMode")) {
            return Refusals.writeInReadMode();
        }
        if (code.equals("N/A") && !(DriverFailures.translate(failure) instanceof GraphException.Unavailable)) {
            return new GraphException.Failed(
                    "Aia.Cypher.ResultUnreadable",
                    "The result cannot be read, most likely because a value in it is nested too deeply: "
                            + failure.getMessage(),
                    failure);
        }
        return positioned(failure, prefixed);
    }

    /** Of a batch, Neo4j tells only that something that looks at transactions had an objection; nothing else ever has. */
    private static boolean isOfSealedNodes(Neo4jException failure) {
        if (failure.code().endsWith("TransactionHookFailed")) {
            return true;
        }
        for (Throwable told = failure; told != null; told = told.getCause()) {
            if (String.valueOf(told.getMessage()).contains(SealedNodes.REFUSAL)) {
                return true;
            }
        }
        return false;
    }

    static boolean isTimeout(RuntimeException failure) {
        return failure instanceof GraphException.Stopped stopped
                && stopped.code().equals(TIMED_OUT);
    }

    /** @param shortened whether the statement had less time than it may have, as its request had no more */
    static GraphException.Stopped timedOut(Duration timeout, boolean shortened, boolean writes, boolean batches) {
        return new GraphException.Stopped(
                TIMED_OUT,
                "The statement did not finish within " + timeout.toMillis() + " ms and was stopped"
                        + (writes
                                ? batches
                                        ? "; the batches it had committed stay"
                                        : "; what it had written is rolled back"
                                : "")
                        + ". Make it cheaper (labels, indexed properties, LIMIT)"
                        + (shortened
                                ? "; the request that it belongs to had no more time"
                                : " or give it more time with timeout_ms"),
                null);
    }

    static GraphException.Stopped notPlanned(Duration timeout) {
        return new GraphException.Stopped(
                TIMED_OUT,
                "Neo4j could not plan the statement within " + timeout.toMillis()
                        + " ms: it is too large or too deeply nested, or the server is very busy."
                        + " Split it, or pass long lists as parameters",
                null);
    }

    static GraphException.Stopped tooLarge(long bytes) {
        return new GraphException.Stopped(
                TOO_LARGE,
                "The result is larger than the " + bytes
                        + " bytes that one may have, so the statement was stopped, and what it"
                        + " had not committed is undone. Return less: fewer properties, LIMIT, or page by page; or say with"
                        + " byte_limit where to cut it off",
                null);
    }

    private static GraphException.Stopped outOfMemory(Neo4jException failure) {
        return new GraphException.Stopped(
                OUT_OF_MEMORY,
                "The statement needs more memory than one statement may have and was stopped. Collect and sort less at a time,"
                        + " or return rows instead of one large list. Neo4j says: " + failure.getMessage(),
                failure);
    }

    private static GraphException positioned(Neo4jException failure, boolean prefixed) {
        var message = String.valueOf(failure.getMessage());
        var position = POSITION.matcher(message);
        if (!position.find()) {
            return failure.code().endsWith("SyntaxError")
                    ? new GraphException.SyntaxError(failure.code(), shortened(message), null, null, failure)
                    : DriverFailures.translate(failure);
        }
        int line = Integer.parseInt(position.group(1)) - (prefixed ? 1 : 0);
        int column = Integer.parseInt(position.group(2));
        if (line < 1 || column < 1) {
            return new GraphException.SyntaxError(
                    failure.code(),
                    shortened(position.replaceFirst("").lines().findFirst().orElse("")),
                    null,
                    null,
                    failure);
        }
        var corrected = position.replaceFirst(" (line " + line + ", column " + column + ")");
        return new GraphException.SyntaxError(failure.code(), shortened(corrected), line, column, failure);
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    /** A limit or parameter of the request that cannot be. */
    static GraphException.BadStatement request(String message, @Nullable Throwable cause) {
        return new GraphException.BadStatement("Aia.Cypher.BadRequest", message, cause);
    }
}
