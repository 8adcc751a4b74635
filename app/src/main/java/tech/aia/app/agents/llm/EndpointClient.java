package tech.aia.app.agents.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.aia.app.agents.TaskFailed;
import tech.aia.app.outbound.OutboundAnswer;
import tech.aia.app.outbound.OutboundCalls;
import tech.aia.app.outbound.OutboundException;
import tech.aia.app.outbound.OutboundRequest;
import tech.aia.graph.task.TaskFailure;

/**
 * Calls an endpoint for one task: until its time is over or its thread interrupted, whatever the endpoint does meanwhile; without
 * following it elsewhere; and taking only so much of an answer.
 */
final class EndpointClient implements HttpClient {
    private static final int MOST_BYTES = 4_000_000;

    private final OutboundCalls calls;
    private final OutboundRequest.GivenBy givenBy;
    private final BaseUrl endpoint;
    private final Deadline deadline;
    private final ApiKey key;

    EndpointClient(
            OutboundCalls calls, OutboundRequest.GivenBy givenBy, BaseUrl endpoint, Deadline deadline, ApiKey key) {
        this.calls = calls;
        this.givenBy = givenBy;
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
        if (response.status() / 100 != 2) {
            throw new TaskFailed(EndpointErrors.of(endpoint, response, key));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.status())
                .headers(headers(response))
                .body(key.hiddenInAnswer(response.body()))
                .build();
    }

    private OutboundAnswer send(HttpRequest request) {
        try {
            return calls.send(new OutboundRequest(
                    URI.create(request.url()),
                    givenBy,
                    request.method().name(),
                    request.headers(),
                    request.body(),
                    deadline.left(),
                    MOST_BYTES));
        } catch (OutboundException.Late late) {
            throw deadline.over();
        } catch (OutboundException.Refused refused) {
            throw new TaskFailed(TaskFailure.permanent("invalid_configuration", String.valueOf(refused.getMessage())));
        } catch (OutboundException.Failed failure) {
            throw new TaskFailed(TaskFailure.passing(
                    "endpoint_unavailable",
                    endpoint.text() + " did not answer: " + key.hiddenInMessage(String.valueOf(failure.getMessage()))));
        } catch (InterruptedException unwanted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The call to the endpoint was interrupted", unwanted);
        }
    }

    private static Map<String, List<String>> headers(OutboundAnswer response) {
        return response.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new IllegalStateException("Answers are not streamed");
    }
}
