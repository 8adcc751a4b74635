package tech.aia.app.outbound;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Calls URLs: the only way out. Redirects are not followed, nothing is tried twice, no proxy, cookie or password of the machine is used.
 * Safe for use by many threads.
 */
@Component
public final class OutboundCalls implements AutoCloseable {
    private static final Timeout TO_CONNECT = Timeout.ofSeconds(10);
    private static final Duration TO_RESOLVE = Duration.ofSeconds(3);
    private static final TimeValue KEEP_OPEN = TimeValue.ofMinutes(1);
    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_TO_ONE_HOST = 64;
    private static final Set<String> OURS = Set.of("host", "content-length", "transfer-encoding", "connection");

    private final OutboundPolicy policy;
    private final DnsResolver names;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Two, as a connection that was opened for the one must never serve the other. */
    private final CloseableHttpClient toTrusted;

    private final CloseableHttpClient toPublic;

    @Autowired
    OutboundCalls(OutboundPolicy policy) {
        this(policy, SystemDefaultDnsResolver.INSTANCE);
    }

    OutboundCalls(OutboundPolicy policy, DnsResolver names) {
        this(policy, names, MOST_CONNECTIONS, MOST_TO_ONE_HOST);
    }

    private OutboundCalls(OutboundPolicy policy, DnsResolver names, int connections, int toOneHost) {
        this.policy = policy;
        this.names = names;
        this.toTrusted = client(names, connections, toOneHost);
        this.toPublic = client(new PublicResolver(names), connections, toOneHost);
    }

    /** By the same rules with connections of its own, so that who is slow there holds up nobody here; to be closed by who asks for it. */
    public OutboundCalls apart(int connections) {
        return new OutboundCalls(policy, names, connections, connections);
    }

    private static CloseableHttpClient client(DnsResolver names, int connections, int toOneHost) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(TO_CONNECT)
                                .setTimeToLive(KEEP_OPEN)
                                .build())
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(toOneHost)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /**
     * Calls and waits for the whole answer, whatever its status.
     *
     * @throws OutboundException if there is none
     * @throws InterruptedException if the caller is interrupted, which ends the call
     */
    public OutboundAnswer send(OutboundRequest request) throws InterruptedException {
        return send(request, false);
    }

    /** As {@link #send}, but of an answer whose body has more bytes, only the first are read, and no harm is seen in that. */
    public OutboundAnswer sendAndCut(OutboundRequest request) throws InterruptedException {
        return send(request, true);
    }

    /**
     * Judges a URL that was given over the API before it is called: by what it says and, if its host has addresses now, by these.
     *
     * @throws OutboundException.Refused if it may not be called; its addresses may of course be others when it is
     */
    public void requireCallable(URI url) {
        policy.requireAllowed(url);
        if (policy.allows(url)) {
            return;
        }
        var found = threads.submit(() -> new PublicResolver(names).resolve(url.getHost()));
        try {
            found.get(TO_RESOLVE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof PublicResolver.NotPublic) {
                throw OutboundPolicy.notPublic(url.getHost());
            }
        } catch (TimeoutException _) {
            found.cancel(true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private OutboundAnswer send(OutboundRequest request, boolean cut) throws InterruptedException {
        var client = client(request);
        var call = call(request);
        var answer = threads.submit(
                () -> client.execute(call, response -> answer(call, response, request.mostBytes(), cut)));
        try {
            return answer.get(request.within().toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw late(request);
        } catch (ExecutionException failure) {
            // The socket's own clock can be a moment ahead of ours.
            if (failure.getCause() instanceof SocketTimeoutException silent
                    && !(silent instanceof ConnectTimeoutException)) {
                throw late(request);
            }
            throw failed(Objects.requireNonNullElse(failure.getCause(), failure));
        } finally {
            // Does nothing to a call that is over.
            call.abort();
        }
    }

    private CloseableHttpClient client(OutboundRequest request) {
        OutboundPolicy.requireReadable(request.url());
        if (request.givenBy() == OutboundRequest.GivenBy.OPERATOR) {
            return toTrusted;
        }
        policy.requireAllowed(request.url());
        return policy.allows(request.url()) ? toTrusted : toPublic;
    }

    private static HttpUriRequestBase call(OutboundRequest request) {
        var call = new HttpUriRequestBase(request.method(), request.url());
        var within = Timeout.of(request.within().plusMillis(1));
        call.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(within)
                .setResponseTimeout(within)
                .build());
        request.headers()
                .forEach((name, values) -> values.forEach(value -> {
                    requireOneLine(name);
                    requireOneLine(value);
                    if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                        call.addHeader(name, value);
                    }
                }));
        if (!request.body().isEmpty()) {
            call.setEntity(new ByteArrayEntity(request.body().getBytes(StandardCharsets.UTF_8), null));
        }
        return call;
    }

    private static void requireOneLine(String text) {
        if (text.chars().anyMatch(character -> character == '\r' || character == '\n' || character == 0)) {
            throw new OutboundException.Refused("A header must be of one line");
        }
    }

    private static OutboundAnswer answer(
            HttpUriRequestBase call, ClassicHttpResponse response, int mostBytes, boolean cut) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        var entity = response.getEntity();
        if (entity == null) {
            return new OutboundAnswer(response.getCode(), headers, "");
        }
        var body = entity.getContent().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            // Otherwise the rest would be read, which may have no end.
            call.abort();
            if (!cut) {
                throw new OutboundException.Failed("The answer has more than " + mostBytes + " bytes", null);
            }
        }
        var length = Math.min(body.length, mostBytes);
        return new OutboundAnswer(response.getCode(), headers, new String(body, 0, length, StandardCharsets.UTF_8));
    }

    private static OutboundException failed(Throwable cause) {
        return switch (cause) {
            case OutboundException told -> told;
            case PublicResolver.NotPublic refused -> OutboundPolicy.notPublic(String.valueOf(refused.getMessage()));
            case IOException broken
            when broken.getMessage() != null -> new OutboundException.Failed(broken.getMessage(), broken);
            default -> new OutboundException.Failed("no connection", cause);
        };
    }

    private static OutboundException late(OutboundRequest request) {
        return new OutboundException.Late("There was no answer within " + seconds(request.within()) + " s");
    }

    private static double seconds(Duration within) {
        return within.toMillis() / 1000.0;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        toTrusted.close();
        toPublic.close();
    }
}
