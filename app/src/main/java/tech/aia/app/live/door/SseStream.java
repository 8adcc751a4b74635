package tech.aia.app.live.door;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import tech.aia.app.security.Visitor;
import tech.aia.app.stream.Connection;
import tools.jackson.databind.json.JsonMapper;

/**
 * A subscription over server-sent events, in the "distinct connections" form of the GraphQL over SSE protocol: events {@code next} with one
 * result each, and {@code complete} at the end. It asks for a result only when the one before is sent.
 */
final class SseStream implements LiveConnection, Subscriber<ExecutionResult> {
    /** A comment, which clients pass over. */
    static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private static final Logger LOG = LoggerFactory.getLogger(SseStream.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] WAKE = {};

    private final Publisher<ExecutionResult> results;
    private final Visitor visitor;
    private final Duration keepAlive;
    private final BlockingQueue<byte[]> ready = new LinkedBlockingQueue<>();
    private final WriteWatch writing = new WriteWatch();
    private volatile @Nullable Subscription subscription;
    private volatile byte @Nullable [] lastWords;

    SseStream(Publisher<ExecutionResult> results, Visitor visitor, Duration keepAlive) {
        this.results = results;
        this.visitor = visitor;
        this.keepAlive = keepAlive;
    }

    @Override
    public Optional<Visitor> visitor() {
        return Optional.of(visitor);
    }

    @Override
    public boolean isStuck(Duration tooLong) {
        return writing.isLongerThan(tooLong);
    }

    @Override
    public boolean end(Ending ending) {
        var type = ending == Ending.UNAUTHENTICATED ? ErrorType.UNAUTHORIZED : ErrorType.INTERNAL_ERROR;
        return endWith(failed(List.of(GraphqlErrorBuilder.newError()
                .message("%s", ending.reason())
                .errorType(type)
                .extensions(Map.of("code", "Aia.GraphQl.Live." + ending.name()))
                .build())));
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(ExecutionResult result) {
        ready.add(event("next", JSON.writeValueAsString(result.toSpecification())));
    }

    @Override
    public void onError(Throwable failure) {
        if (failure instanceof SubscriptionPublisherException known) {
            endWith(failed(known.getErrors()));
        } else {
            LOG.error("A GraphQL subscription broke off", failure);
            endWith(event("complete", ""));
        }
    }

    @Override
    public void onComplete() {
        endWith(event("complete", ""));
    }

    private synchronized boolean endWith(byte[] words) {
        if (lastWords != null) {
            return false;
        }
        lastWords = words;
        ready.add(WAKE);
        return true;
    }

    /** Sends until either side ends it; the connection stays to be ended. */
    void serve(Connection connection) {
        try {
            results.subscribe(this);
            while (lastWords == null) {
                step(connection);
            }
            var words = lastWords;
            if (words != null) {
                send(words, connection);
            }
        } catch (IOException gone) {
            LOG.debug("The caller of a GraphQL subscription is gone", gone);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            var open = subscription;
            if (open != null) {
                open.cancel();
            }
        }
    }

    private void step(Connection connection) throws IOException, InterruptedException {
        var next = ready.poll(keepAlive.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
            send(HEARTBEAT, connection);
        } else if (next.length > 0) {
            send(next, connection);
            var open = subscription;
            if (open != null) {
                open.request(1);
            }
        }
    }

    private void send(byte[] bytes, Connection connection) throws IOException {
        writing.during(() -> {
            connection.write(bytes);
            connection.flush();
        });
    }

    private static byte[] failed(List<GraphQLError> errors) {
        var specified = errors.stream().map(GraphQLError::toSpecification).toList();
        var next = event("next", JSON.writeValueAsString(Map.of("errors", specified)));
        var complete = event("complete", "");
        var both = Arrays.copyOf(next, next.length + complete.length);
        System.arraycopy(complete, 0, both, next.length, complete.length);
        return both;
    }

    private static byte[] event(String name, String data) {
        return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
