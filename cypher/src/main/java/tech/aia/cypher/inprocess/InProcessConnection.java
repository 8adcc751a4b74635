package tech.aia.cypher.inprocess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.neo4j.bolt.connection.AuthInfo;
import org.neo4j.bolt.connection.AuthToken;
import org.neo4j.bolt.connection.BoltConnection;
import org.neo4j.bolt.connection.BoltConnectionState;
import org.neo4j.bolt.connection.BoltProtocolVersion;
import org.neo4j.bolt.connection.BoltServerAddress;
import org.neo4j.bolt.connection.NotificationConfig;
import org.neo4j.bolt.connection.ResponseHandler;
import org.neo4j.bolt.connection.exception.BoltServiceUnavailableException;
import org.neo4j.bolt.connection.message.LogonMessage;
import org.neo4j.bolt.connection.message.Message;
import org.neo4j.bolt.connection.message.ResetMessage;
import org.neo4j.bolt.connection.observation.ImmutableObservation;
import org.neo4j.bolt.connection.values.ValueFactory;
import org.neo4j.kernel.internal.Version;

/** What the driver takes for a connection: messages go in, and the {@link Conversation} answers them on a thread chosen here. */
final class InProcessConnection implements BoltConnection {
    /** The first version that knows every type of value. */
    private static final BoltProtocolVersion VERSION = new BoltProtocolVersion(6, 1);

    private static final BoltServerAddress ADDRESS = new BoltServerAddress("embedded", 0);
    private static final String SERVER = "Neo4j/" + Version.getNeo4jVersion();
    private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

    private final Conversation conversation;
    private final Mailbox mailbox;
    private final List<Message> unflushed = new ArrayList<>();
    private volatile AuthInfo auth;
    private volatile boolean closed;

    InProcessConnection(
            EmbeddedDatabases databases,
            ValueFactory values,
            NotificationConfig notifications,
            AuthToken token,
            Executor threads) {
        conversation = new Conversation(databases, values, Notifications.filter(notifications));
        mailbox = new Mailbox(threads);
        auth = new Login(token, System.currentTimeMillis());
    }

    @Override
    public CompletionStage<Void> writeAndFlush(
            ResponseHandler handler, List<Message> messages, ImmutableObservation parentObservation) {
        if (closed) {
            return CompletableFuture.failedStage(
                    new BoltServiceUnavailableException("The connection to the embedded Neo4j is closed"));
        }
        var batch = flushed(messages);
        if (mailbox.busy() && batch.stream().anyMatch(ResetMessage.class::isInstance)) {
            conversation.interrupt();
        }
        var onlyReads = Conversation.onlyReads(batch);
        if (onlyReads && CallersThread.isLent()) {
            mailbox.awaitRest();
        }
        mailbox.add(
                () -> conversation.answer(batch, handler),
                () -> conversation.isBrief(batch) || (onlyReads && CallersThread.isLent()));
        return DONE;
    }

    @Override
    public CompletionStage<Void> write(List<Message> messages) {
        synchronized (unflushed) {
            unflushed.addAll(messages);
        }
        for (var message : messages) {
            if (message instanceof LogonMessage logon) {
                // The pool asks for it before it flushes.
                auth = new Login(logon.authToken(), System.currentTimeMillis());
            }
        }
        return DONE;
    }

    private List<Message> flushed(List<Message> messages) {
        synchronized (unflushed) {
            if (unflushed.isEmpty()) {
                return messages;
            }
            var all = new ArrayList<>(unflushed);
            all.addAll(messages);
            unflushed.clear();
            return all;
        }
    }

    @Override
    public CompletionStage<Void> forceClose(String reason) {
        return close();
    }

    @Override
    public CompletionStage<Void> close() {
        if (!closed) {
            closed = true;
            if (mailbox.busy()) {
                conversation.interrupt();
            }
            mailbox.add(conversation::end, conversation::isIdle);
        }
        return DONE;
    }

    @Override
    public CompletionStage<Void> setReadTimeout(Duration duration) {
        return DONE;
    }

    @Override
    public BoltConnectionState state() {
        return closed ? BoltConnectionState.CLOSED : conversation.state();
    }

    @Override
    public CompletionStage<AuthInfo> authInfo() {
        return CompletableFuture.completedStage(auth);
    }

    @Override
    public String serverAgent() {
        return SERVER;
    }

    @Override
    public BoltServerAddress serverAddress() {
        return ADDRESS;
    }

    @Override
    public BoltProtocolVersion protocolVersion() {
        return VERSION;
    }

    @Override
    public boolean telemetrySupported() {
        return false;
    }

    @Override
    public boolean serverSideRoutingEnabled() {
        return false;
    }

    @Override
    public Optional<Duration> defaultReadTimeout() {
        return Optional.empty();
    }

    private record Login(AuthToken authToken, long authAckMillis) implements AuthInfo {}
}
