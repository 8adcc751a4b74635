package tech.aia.app.agents.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tech.aia.app.agents.TaskFailed;
import tech.aia.graph.task.TaskFailure;

/**
 * Calls an endpoint for one task: until its time is over or its thread interrupted, whatever the endpoint does meanwhile; without
 * following it elsewhere; and taking only so much of an answer.
 */
final class EndpointClient implements HttpClient {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 4_000_000;

    /** Kept for all tasks, as it keeps connections open. */
    private static final java.net.http.HttpClient HTTP = java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .connectTimeout(TO_CONNECT)
            .build();

    private final BaseUrl endpoint;
    private final Deadline deadline;
    private final ApiKey key;

    EndpointClient(BaseUrl endpoint, Deadline deadline, ApiKey key) {
        this.endpoint = endpoint;
        this.deadline = deadline;
        this.key = key;
    }

    Duration left() {
        return deadline.left();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        var response = send(request);
        if (response.statusCode() / 100 != 2) {
            throw new TaskFailed(EndpointErrors.of(endpoint, response, key));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(key.hiddenInAnswer(response.body()))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        var left = deadline.left();
        var sent = HTTP.sendAsync(
                request(request), BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
        try {
            return sent.get(left.toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (TimeoutException over) {
            throw stopped(sent, deadline.over());
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
            throw stopped(sent, new IllegalStateException("The call to the endpoint was interrupted", unwanted));
        } catch (ExecutionException failure) {
            throw new TaskFailed(unreachable(failure.getCause()));
        }
    }

    private static RuntimeException stopped(CompletableFuture<?> call, RuntimeException why) {
        call.cancel(true);
        return why;
    }

    private static java.net.http.HttpRequest request(HttpRequest request) {
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method().name(), BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private TaskFailure unreachable(@Nullable Throwable cause) {
        var why = cause instanceof IOException && cause.getMessage() != null ? cause.getMessage() : "no connection";
        return TaskFailure.passing(
                "endpoint_unavailable", endpoint.text() + " did not answer: " + key.hiddenInMessage(why));
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new IllegalStateException("Answers are not streamed");
    }
}
