package tech.aia.app.live.door;

import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.reactivestreams.Publisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.Failure;
import tech.aia.app.rest.error.ProblemWriter;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.rest.error.TooManyRequestsException;
import tech.aia.app.security.Visitors;
import tech.aia.app.stream.Connection;
import tech.aia.app.web.EndlessAnswer;
import tech.aia.graphql.http.EventStreams;

/** Opens a stream for each subscription over HTTP. */
@Component
class SseAnswers implements EventStreams {
    private static final MediaType TYPE = new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8);
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final Visitors visitors;
    private final LiveConnections connections;
    private final LiveSettings settings;

    SseAnswers(Visitors visitors, LiveConnections connections, LiveSettings settings) {
        this.visitors = visitors;
        this.connections = connections;
        this.settings = settings;
    }

    @Override
    public ServerResponse of(Publisher<ExecutionResult> results) {
        return ServerResponse.ok().build((request, response) -> {
            open(results, request, response);
            return null;
        });
    }

    private void open(Publisher<ExecutionResult> results, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var visitor = visitors.find(request.getHeader(HttpHeaders.AUTHORIZATION), request.getHeader("X-API-Key"));
        if (visitor.isEmpty()) {
            refuse(request, response, new RestException(ErrorCode.UNAUTHENTICATED, Ending.UNAUTHENTICATED.reason()));
            return;
        }
        var stream = new SseStream(results, visitor.get(), settings.keepAlive());
        try {
            var full = connections.add(stream);
            if (full.isPresent()) {
                connections.remove(stream);
                refuse(request, response, refusal(full.get()));
                return;
            }
            begin(response);
            EndlessAnswer.mark(request);
            var connection = Connection.of(request.startAsync(request, response));
            Thread.ofVirtual().name("live-stream").start(() -> serve(stream, connection));
        } catch (IOException | RuntimeException failure) {
            connections.remove(stream);
            throw failure;
        }
    }

    private void serve(SseStream stream, Connection connection) {
        try {
            stream.serve(connection);
        } finally {
            connections.remove(stream);
            connection.end();
        }
    }

    /** On the request's own thread, so that the head of the answer is sent before anybody writes on another. */
    private static void begin(HttpServletResponse response) throws IOException {
        response.setContentType(TYPE.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.getOutputStream().write(SseStream.HEARTBEAT);
        response.flushBuffer();
    }

    private static RestException refusal(Ending full) {
        return full == Ending.TOO_MANY
                ? new TooManyRequestsException(full.reason(), COME_BACK)
                : new RestException(ErrorCode.UNAVAILABLE, full.reason());
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, RestException refusal)
            throws IOException {
        ProblemWriter.write(request, response, Failure.of(refusal));
    }
}
