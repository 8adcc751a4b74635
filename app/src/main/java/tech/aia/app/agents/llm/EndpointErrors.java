package tech.aia.app.agents.llm;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tech.aia.app.outbound.OutboundAnswer;
import tech.aia.graph.task.TaskFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What an endpoint's refusals mean for a task. */
final class EndpointErrors {
    private static final int LONGEST = 500;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private EndpointErrors() {}

    static TaskFailure of(BaseUrl endpoint, OutboundAnswer response, ApiKey key) {
        var status = response.status();
        var message = endpoint.text() + " answered " + status + ": "
                + Texts.storable(Texts.shortened(key.hiddenInMessage(message(status, response.body())), LONGEST));
        return switch (status) {
            case TOO_MANY -> new TaskFailure("rate_limited", message, null, retryAfter(response));
            case REQUEST_TIMEOUT, TOO_EARLY -> TaskFailure.passing("endpoint_unavailable", message);
            default ->
                status >= 500
                        ? new TaskFailure("endpoint_unavailable", message, null, retryAfter(response))
                        : TaskFailure.permanent("endpoint_refused", message);
        };
    }

    /** Seconds or a date, as RFC 9110 section 10.2.3 has it; at most a day, and null where there is none. */
    private static @Nullable Duration retryAfter(OutboundAnswer response) {
        var told = response.header("retry-after").orElse("").strip();
        try {
            var wait = told.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Math.min(Long.parseLong(told), LONGEST_WAIT.toSeconds()))
                    : Duration.between(Instant.now(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(told, Instant::from));
            return wait.isNegative() ? null : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (NumberFormatException | DateTimeException | ArithmeticException unreadable) {
            return null;
        }
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
