package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.app.AppIT;

class DoorIT extends AppIT {

    @Test
    void answersWithTheCallersRequestIdEverywhere() {
        var answer = http().send(http().request("/no/such/path")
                .header("X-Request-ID", "trace-42")
                .GET());

        assertThat(answer.header("X-Request-ID")).isEqualTo("trace-42");
        assertThat(answer.json().path("error").path("request_id").asString()).isEqualTo("trace-42");
        assertThat(http().get("/health").header("X-Request-ID")).startsWith("req_");
    }

    @Test
    void anErrorIsAProblemWithTheDocumentedErrorInside() {
        var answer = http().get("/no/such/path");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        var problem = answer.json();
        assertThat(problem.propertyNames()).containsExactly("type", "title", "status", "detail", "instance", "error");
        assertThat(problem.path("status").asInt()).isEqualTo(404);
        assertThat(problem.path("instance").asString()).isEqualTo("/no/such/path");
        var error = problem.path("error");
        assertThat(error.path("type").asString()).isEqualTo("NotFound");
        assertThat(error.path("message")).isEqualTo(problem.path("detail"));
        assertThat(error.path("timestamp").asString()).endsWith("Z");
        assertThat(error.path("documentation_url").asString())
                .isEqualTo("http://localhost:" + port() + "/docs/errors/E003");
        assertThat(http().get("/docs/errors/E003").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /health HTTP/1.1, Host: evil.example, 403",
        "GET /health HTTP/1.1, Host: localhost.evil.example:8080, 403",
        "GET /health HTTP/1.1, Host: localhost, 200",
        "GET /health HTTP/1.1, Host: [::1]:8080, 200",
        "GET /health HTTP/1.0, X-Nothing: 1, 403",
        "GET /health HTTP/1.1, X-Nothing: 1, 400",
        "GET /actuator/prometheus HTTP/1.1, Host: evil.example, 403",
        "GET /browser/ HTTP/1.1, Host: evil.example, 403",
    })
    void answersOnlyToItsOwnNames(String request, String header, int status) {
        assertThat(http().raw(request + "\r\n" + header + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example,403", "null,403", "http://localhost:3000,200"})
    void answersOnlyPagesOfThisMachine(String origin, int status) {
        assertThat(http().send(http().request("/health")
                                .header("Origin", origin)
                                .GET())
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /kn{owledge HTTP/1.1", "GET /a\\b HTTP/1.1", "GET /%zz HTTP/1.1", "GET /a%00b HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1", "GET / HTTP/9.9", "NONSENSE",
                        "GET /browser/..%2f..%2fapplication.properties HTTP/1.1",
                "GET /browser/%2e%2e/application.properties HTTP/1.1"
            })
    void aBrokenRequestIsRefusedWithoutTellingOfTheServersInside(String line) {
        var answer = http().raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.1 (4\\d\\d|505) .*");
        assertThat(answer)
                .doesNotContain("Exception")
                .doesNotContain("Tomcat")
                .doesNotContain("<html")
                .doesNotContain("aia.version");
    }

    @Test
    void aHeaderThatIsTooLargeIsRefusedWithoutTellingOfTheServersInside() {
        var answer = http().raw("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(100_000)
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Exception").doesNotContain("<html");
    }

    @Test
    void aMethodThatIsNotThereIsRefusedWithThoseThatAre() {
        var refused = http().delete("/knowledge-graph/types");

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo("GET");
    }

    @Test
    void anAnswerNobodyAcceptsIsRefused() {
        assertThat(http().get("/knowledge-graph/types", "image/png").status()).isEqualTo(406);
    }

    @Test
    void largeAnswersArePackedForWhoTakesThem() {
        var answer = http().send(http().request("/api/openapi.json")
                .header("Accept-Encoding", "gzip")
                .GET());

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    }
}
