package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tech.aia.app.AppIT;
import tech.aia.app.Http;

/** Walks every page there is, those of the controllers by their mappings. */
class PageHeadersIT extends AppIT {
    private static final List<String> FILES = List.of(
            "/",
            "/index.html",
            "/graphiql",
            "/graphiql/index.html",
            "/browser/?connectURL=x",
            "/browser/index.html",
            "/api/swagger-ui/index.html");

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private List<RequestMappingHandlerMapping> mappings;

    private Set<String> pages() {
        var pages = new java.util.TreeSet<>(FILES);
        for (var mapping : mappings) {
            mapping.getHandlerMethods().keySet().stream()
                    .filter(info -> info.getProducesCondition().getProducibleMediaTypes().stream()
                            .anyMatch(type -> type.getSubtype().equals("html")))
                    .flatMap(info -> info.getPatternValues().stream())
                    .map(pattern -> pattern.replace("{code}", "E001").replace("{name}", "quick-start"))
                    .forEach(pages::add);
        }
        return pages;
    }

    @Test
    void everyPageIsBoundToWhatThisServerSendsAndCannotBeFramed() {
        var pages = pages();
        assertThat(pages).contains("/docs/errors", "/docs/errors/E001", "/docs/quick-start");
        for (var page : pages) {
            var answer = stranger().get(page, "text/html");
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(answer.header("Content-Type")).as(page).startsWith("text/html");
            assertIsBound(page, answer);
        }
    }

    @Test
    void soAreRefusalsDataAndFiles() {
        for (var path : List.of(
                "/tasks",
                "/no/such",
                "/health",
                "/aia.css",
                "/favicon.svg",
                "/api/openapi.json",
                "/error",
                "/oauth/login")) {
            assertIsBound(path, stranger().get(path));
        }
        assertIsBound("/graphql", http().post("/graphql", "{\"query\": \"{__typename}\"}"));
    }

    @Test
    void onlyNeo4jBrowserMayCompileTextToCode() {
        for (var page : pages()) {
            var policy = policy(stranger().get(page, "text/html"));
            if (!page.startsWith("/browser/")) {
                assertThat(policy).as(page).noneMatch(rule -> rule.startsWith("script-src") && rule.contains("unsafe"));
            }
        }
    }

    private static void assertIsBound(String path, Http.Answer answer) {
        var policy = policy(answer);
        assertThat(policy)
                .as(path)
                .contains("frame-ancestors 'none'")
                .anyMatch(rule -> rule.equals("default-src 'self'") || rule.equals("default-src 'none'"))
                .anyMatch(rule -> rule.startsWith("base-uri '"))
                .noneMatch(rule -> rule.contains("*") || rule.contains("http"));
        assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).as(path).isEqualTo("DENY");
        // The form for signing in must tell that it is of this server.
        var referrer = path.startsWith("/oauth/") ? "same-origin" : "no-referrer";
        assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo(referrer);
        assertThat(answer.header("Cross-Origin-Opener-Policy")).as(path).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).as(path).isEqualTo("same-origin");
    }

    private static List<String> policy(Http.Answer answer) {
        var rules = new ArrayList<String>();
        for (var rule : answer.header("Content-Security-Policy").split(";")) {
            rules.add(rule.strip());
        }
        return rules;
    }
}
