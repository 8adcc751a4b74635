package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.app.AppIT;

class CrossOriginIT extends AppIT {

    @ParameterizedTest
    @CsvSource({
        "/tasks/x,DELETE,authorization",
        "/knowledge-graph/entities/x,PATCH,'authorization,content-type'",
        "/graphql,POST,'authorization,content-type'",
        "/events,GET,'authorization,last-event-id'",
        "/auth/token,POST,authorization",
        "/tasks,POST,'x-api-key,content-type,idempotency-key'"
    })
    void aFriendlyPageMayAskForEveryDoor(String path, String method, String headers) {
        var answer = preflight(path, FRIENDLY_ORIGIN, method, headers);

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(FRIENDLY_ORIGIN);
        assertThat(header(answer, "Access-Control-Allow-Methods")).contains(method);
        assertThat(header(answer, "Access-Control-Allow-Headers").toLowerCase(java.util.Locale.ROOT))
                .contains(headers.split(","));
        assertThat(header(answer, "Access-Control-Max-Age")).isEqualTo("3600");
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.org,TRACE,authorization",
        "https://app.example.org,GET,x-forwarded-for",
        "https://evil.example,GET,authorization",
        "http://app.example.org,GET,authorization",
        "https://app.example.org:8443,GET,authorization",
        "null,GET,authorization"
    })
    void nobodyElseAndNothingElseIsAllowed(String origin, String method, String headers) {
        assertThat(preflight("/tasks", origin, method, headers))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("Access-Control-Allow-Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks", "/graphql?query=%7B__typename%7D", "/no/such/path"})
    void aFriendlyPageMayReadAnswersAndWhatTheirHeadersSay(String path) {
        var answer = http().send(http().request(path)
                .header("Origin", FRIENDLY_ORIGIN)
                .header("Accept", "application/json")
                .GET());

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(FRIENDLY_ORIGIN);
        assertThat(Arrays.asList(answer.header("Access-Control-Expose-Headers").split(", ?")))
                .contains("X-Request-ID", "X-RateLimit-Remaining", "RateLimit", "Retry-After", "Location", "ETag");
        assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void aFriendlyPageSeesWhyItIsRefused() {
        var answer = stranger()
                .send(stranger()
                        .request("/tasks")
                        .header("Origin", FRIENDLY_ORIGIN)
                        .GET());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(FRIENDLY_ORIGIN);
    }

    @Test
    void aFriendlyPageMayFollowTheStream() {
        var answer = http().raw("GET /events/no-such HTTP/1.1\r\nHost: localhost\r\nOrigin: " + FRIENDLY_ORIGIN + "\r\n"
                + http().authorization() + "\r\nAccept: text/event-stream\r\nConnection: close\r\n\r\n");

        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(FRIENDLY_ORIGIN);
    }

    @Test
    void answersThatDependOnTheOriginSaySo() {
        assertThat(http().get("/aia.css").response().headers().allValues("Vary"))
                .contains("Origin");
    }

    private String preflight(String path, String origin, String method, String headers) {
        return stranger()
                .raw("OPTIONS " + path + " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin
                        + "\r\nAccess-Control-Request-Method: " + method + "\r\nAccess-Control-Request-Headers: "
                        + headers
                        + "\r\nConnection: close\r\n\r\n");
    }

    private static String header(String answer, String name) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
