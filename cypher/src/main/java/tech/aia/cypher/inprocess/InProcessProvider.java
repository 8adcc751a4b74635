package tech.aia.cypher.inprocess;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.neo4j.bolt.connection.AuthToken;
import org.neo4j.bolt.connection.BoltAgent;
import org.neo4j.bolt.connection.BoltConnection;
import org.neo4j.bolt.connection.BoltConnectionProvider;
import org.neo4j.bolt.connection.BoltProtocolVersion;
import org.neo4j.bolt.connection.NotificationConfig;
import org.neo4j.bolt.connection.SecurityPlan;
import org.neo4j.bolt.connection.exception.BoltServiceUnavailableException;
import org.neo4j.bolt.connection.observation.ImmutableObservation;
import org.neo4j.bolt.connection.values.ValueFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections of one driver, and the threads that their statements run on: never more than there are connections. */
final class InProcessProvider implements BoltConnectionProvider {
    private static final Logger LOG = LoggerFactory.getLogger(InProcessProvider.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(1);

    private final ValueFactory values;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("neo4j-statement-", 1).daemon().factory());

    InProcessProvider(ValueFactory values) {
        this.values = values;
    }

    @Override
    public CompletionStage<BoltConnection> connect(
            URI uri,
            String routingContextAddress,
            BoltAgent boltAgent,
            String userAgent,
            int connectTimeoutMillis,
            long initialisationTimeoutMillis,
            SecurityPlan securityPlan,
            AuthToken authToken,
            BoltProtocolVersion minVersion,
            NotificationConfig notifications,
            ImmutableObservation parentObservation) {
        return InProcessAddress.databases(uri.getHost())
                .<CompletionStage<BoltConnection>>map(databases -> CompletableFuture.completedStage(
                        new InProcessConnection(databases, values, notifications, authToken, threads)))
                .orElseGet(
                        () -> CompletableFuture.failedStage(
                                new BoltServiceUnavailableException(
                                        "No embedded Neo4j of this process has the address it was looked for at: it is closed, or never was")));
    }

    /**
     * Waits for what was ended with the connections, as the database is closed next and must find no transaction open, but not for what
     * Neo4j cannot end. No thread is interrupted, as that could stop the database.
     */
    @Override
    public CompletionStage<Void> close() {
        threads.shutdown();
        return CompletableFuture.runAsync(this::awaitEnd, Thread::startVirtualThread);
    }

    private void awaitEnd() {
        try {
            if (!threads.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A statement still runs on the embedded Neo4j, which cannot end it");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
