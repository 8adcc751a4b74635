package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.AppIT;
import tech.aia.cypher.server.EmbeddedNeo4j;

class PagesIT extends AppIT {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private EmbeddedNeo4j neo4j;

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/docs/errors", "/docs/errors/E001", "/api/swagger-ui/index.html", "/browser/?connectURL=x"
            })
    void everyPageLoadsOnlyWhatThisServerHas(String path) {
        var page = http().get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var base = URI.create("http://localhost" + path);
        // Neo4j Browser names icons for home screens that it does not bring along.
        assertThat(LINK.matcher(page.text())
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !link.endsWith(".json")
                                && !link.contains("graphiql")
                                && !link.contains("device-icons")))
                .isNotEmpty()
                .allSatisfy(link -> {
                    var target = base.resolve(link);
                    assertThat(target.getHost()).isEqualTo("localhost");
                    assertThat(http().get(target.getRawPath()).status())
                            .as(link)
                            .isIn(200, 302);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/browser", "/browser/"})
    void neo4jBrowserOpensWithTheAddressFilledIn(String path) {
        var redirect = http().get(path);

        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.header("Location"))
                .endsWith("/browser/?connectURL=bolt%3A%2F%2Fneo4j%40localhost%3A"
                        + neo4j.boltUri().getPort());
    }

    @Test
    void neo4jBrowserMayTalkToBoltAndNobodyElse() {
        var policy = http().get("/browser/?connectURL=x").header("Content-Security-Policy");

        assertThat(policy)
                .contains("ws://localhost:" + neo4j.boltUri().getPort())
                .doesNotContain("*")
                .doesNotContain("http");
    }

    @Test
    void theApiDocsLeadToSwaggerUi() {
        assertThat(http().get("/api/docs").header("Location")).endsWith("/api/swagger-ui/index.html");
        assertThat(http().get("/api/swagger-ui/swagger-initializer.js").text()).contains("/api/openapi.json");
    }

    @Test
    void anUnknownErrorCodeHasNoPage() {
        assertThat(http().get("/docs/errors/E999", "text/html").status()).isEqualTo(404);
    }
}
