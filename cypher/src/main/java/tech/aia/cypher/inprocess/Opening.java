package tech.aia.cypher.inprocess;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.bolt.connection.AccessMode;
import org.neo4j.bolt.connection.NotificationConfig;
import org.neo4j.bolt.connection.TransactionType;
import org.neo4j.bolt.connection.exception.BoltClientException;
import org.neo4j.bolt.connection.message.BeginMessage;
import org.neo4j.bolt.connection.message.RunMessage;
import org.neo4j.bolt.connection.values.Value;

/**
 * How a transaction is to be opened.
 *
 * @param implicit whether statements may open and commit transactions of their own, as CALL … IN TRANSACTIONS does
 * @param database the database, empty for the default one
 * @param timeout how long it may take, empty for the server's limit
 */
record Opening(
        boolean implicit,
        Optional<String> database,
        boolean reads,
        Optional<Duration> timeout,
        Map<String, Value> metadata,
        @Nullable NotificationConfig notifications) {

    static Opening of(BeginMessage message) {
        refuseImpersonation(message.impersonatedUser());
        return new Opening(
                message.transactionType() == TransactionType.UNCONSTRAINED,
                message.databaseName(),
                message.accessMode() == AccessMode.READ,
                message.txTimeout(),
                message.txMetadata(),
                message.notificationConfig());
    }

    static Opening of(RunMessage.Extra message) {
        refuseImpersonation(message.impersonatedUser());
        return new Opening(
                true,
                message.databaseName(),
                message.accessMode() == AccessMode.READ,
                message.txTimeout(),
                message.txMetadata(),
                message.notificationConfig());
    }

    private static void refuseImpersonation(Optional<String> user) {
        if (user.isPresent()) {
            throw new BoltClientException(
                    "The embedded Neo4j is not reached as another user in process; connect over Bolt as " + user.get());
        }
    }
}
