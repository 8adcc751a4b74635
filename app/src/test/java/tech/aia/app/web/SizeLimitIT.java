package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.aia.app.AppIT;

class SizeLimitIT extends AppIT {
    private static final int DEEPEST = 100;

    @Test
    void aHeadThatIsTooLongIsRefused() {
        var header = "X-Long: " + "a".repeat(33 * 1024);

        assertThat(healthWith(header)).startsWith("HTTP/1.1 400");
        assertThat(healthWith(header.substring(0, 30 * 1024))).startsWith("HTTP/1.1 200");
    }

    private String healthWith(String header) {
        return http().raw("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        var body = "{\"task_type\": \"x\", \"description\": \"" + "a".repeat(2 << 20) + "\"}";
        var refused = http().post("/tasks/submit", body);

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.errorCode()).isEqualTo("E007");
    }

    @Test
    void jsonThatIsNestedTooDeepIsRefused() {
        assertThat(http().post("/tasks/submit", nested(DEEPEST - 2)).status()).isEqualTo(200);
        var refused = http().post("/tasks/submit", nested(DEEPEST + 1));

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("E002");
    }

    @Test
    void aStatementThatIsTooLongIsRefused() {
        var refused =
                http().post("/knowledge-graph/query", "{\"query\": \"RETURN '" + "a".repeat(100_000) + "' AS long\"}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("E009");
    }

    @Test
    void aBatchOfTooManyTasksIsRefused() {
        var tasks = IntStream.rangeClosed(0, 10_000).mapToObj(i -> "{}").collect(Collectors.joining(","));
        var refused = http().post("/tasks/batch-submit", "{\"tasks\": [" + tasks + "]}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorField()).isEqualTo("tasks");
    }

    @Test
    void aGraphQlQueryThatIsTooDeepOrTooCostlyIsRefused() {
        var deep = "dependsOn(first: 1) { ".repeat(25) + "id" + " }".repeat(25);
        assertThat(graphQl("{ task(taskId: \\\"a\\\") { " + deep + " } }")).contains("Aia.GraphQl.TooDeep");
        var costly = "dependsOn(first: 100) { dependsOn(first: 100) { dependsOn(first: 100) { id } } }";
        assertThat(graphQl("{ task(taskId: \\\"a\\\") { " + costly + " } }")).contains("Aia.GraphQl.TooCostly");
    }

    private String graphQl(String query) {
        return http().post("/graphql", "{\"query\": \"" + query + "\"}").text();
    }

    private static String nested(int levels) {
        return "{\"task_type\": \"x\", \"description\": \"y\", \"requirements\": {\"a\": " + "[".repeat(levels - 2)
                + "]".repeat(levels - 2) + "}}";
    }
}
