package tech.aia.app.agents.llm;

import java.net.http.HttpResponse;
import tech.aia.graph.task.TaskFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What an endpoint's refusals mean for a task. */
final class EndpointErrors {
    private static final int LONGEST = 500;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;

    private EndpointErrors() {}

    static TaskFailure of(BaseUrl endpoint, HttpResponse<String> response, ApiKey key) {
        var status = response.statusCode();
        var message = endpoint.text() + " answered " + status + ": "
                + Texts.storable(Texts.shortened(key.hiddenInMessage(message(status, response.body())), LONGEST));
        return switch (status) {
            case TOO_MANY -> new TaskFailure("rate_limited", message, null);
            case REQUEST_TIMEOUT, TOO_EARLY -> new TaskFailure("endpoint_unavailable", message, null);
            default ->
                status >= 500
                        ? new TaskFailure("endpoint_unavailable", message, null)
                        : TaskFailure.permanent("endpoint_refused", message);
        };
    }

    /** {@code {"error": {"message": …}}}, or {@code {"error": …}}, or whatever there is. */
    private static String message(int status, String body) {
        if (status / 100 == 3) {
            return "redirects are not followed; give configuration.base_url as it is in the end";
        }
        try {
            var error = JsonMapper.shared().readTree(body).path("error");
            return error.path("message").asString(error.asString(body));
        } catch (JacksonException noJson) {
            return body.isBlank() ? "no reason given" : body;
        }
    }
}
