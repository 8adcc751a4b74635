package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.aia.app.AppIT;

class ApiDescriptionIT extends AppIT {

    @Test
    void everyOperationIsDescribedWithItsErrors() {
        var api = http().get("/api/openapi.json").json();

        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.path("paths").propertyNames())
                .contains(
                        "/health",
                        "/metrics",
                        "/knowledge-graph/query",
                        "/knowledge-graph/semantic-search",
                        "/knowledge-graph/import",
                        "/knowledge-graph/imports",
                        "/knowledge-graph/imports/{id}",
                        "/knowledge-graph/entities",
                        "/knowledge-graph/entities/{id}",
                        "/knowledge-graph/entities/{id}/similar",
                        "/knowledge-graph/types");
        assertThat(api.path("paths").propertyStream())
                .allSatisfy(path -> assertThat(path.getValue().propertyStream()).allSatisfy(operation -> {
                    assertThat(operation.getValue().path("summary").asString(""))
                            .as(path.getKey())
                            .isNotBlank();
                    assertThat(operation.getValue().path("responses").has("default"))
                            .as(path.getKey())
                            .isTrue();
                }));
        assertThat(api.path("components")
                        .path("schemas")
                        .path("Problem")
                        .path("properties")
                        .has("error"))
                .isTrue();
    }

    @Test
    void namesAreThoseThatAreSent() {
        var schemas = http().get("/api/openapi.json").json().path("components").path("schemas");

        assertThat(schemas.path("SemanticSearchRequest").path("properties").propertyNames())
                .contains("include_explanations");
        assertThat(schemas.path("CypherQuery").path("properties").propertyNames())
                .contains("access_mode", "timeout_ms");
        assertThat(schemas.path("Import").path("properties").propertyNames())
                .contains("import_id", "remaining_seconds");
    }

    @Test
    void theExampleOfTheSearchCanBeTriedOut() {
        var request = http().get("/api/openapi.json")
                .json()
                .path("components")
                .path("schemas")
                .path("SemanticSearchRequest")
                .path("properties");

        assertThat(request.path("query").path("example").asString())
                .isEqualTo("high-value customers in technology sector");
    }
}
