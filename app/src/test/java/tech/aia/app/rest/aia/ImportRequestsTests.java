package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.imports.ColumnType;
import tech.aia.graph.imports.ImportFormat;
import tech.aia.graph.imports.ImportRequest;
import tech.aia.graph.imports.ImportTarget;

class ImportRequestsTests {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");

    @Test
    void readsEntities() {
        assertThat(entities("customer", "symbol", "zip:string, a:b=decimal").with(CSV))
                .isEqualTo(new ImportRequest(
                        new ImportTarget.EntityTarget(new EntityType("customer"), "symbol"),
                        ImportFormat.CSV,
                        StandardCharsets.UTF_8,
                        Map.of("zip", ColumnType.STRING, "a:b", ColumnType.DECIMAL)));
    }

    @Test
    void readsRelationships() {
        var request = new ImportRequests(null, null, "PURCHASED", "customer:c", "product:p", "n", null)
                .with(MediaType.parseMediaType("application/x-ndjson; charset=ISO-8859-1"));

        assertThat(request.format()).isEqualTo(ImportFormat.NDJSON);
        assertThat(request.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(request.target())
                .isEqualTo(new ImportTarget.RelationshipTarget(
                        "PURCHASED",
                        new ImportTarget.Endpoint(new EntityType("customer"), "c"),
                        new ImportTarget.Endpoint(new EntityType("product"), "p"),
                        "n"));
    }

    @Test
    void refusesWhatIsMissing() {
        assertRefused("type", 400, entities(null, null, null));
        assertRefused("id", 400, entities("customer", null, null));
        assertRefused("from", 400, new ImportRequests(null, null, "PURCHASED", null, null, null, null));
        assertRefused("to", 400, new ImportRequests(null, null, "PURCHASED", "a:b", " ", null, null));
    }

    @Test
    void refusesEntitiesAndRelationshipsAtOnce() {
        assertRefused("type", 422, new ImportRequests("a", null, "PURCHASED", "a:b", "a:b", null, null));
        assertRefused("key", 422, new ImportRequests("a", "b", null, null, null, "k", null));
    }

    @Test
    void refusesUnreadableColumnTypes() {
        assertRefused("types", 422, entities("customer", "id", "zip"));
        assertThatThrownBy(() -> entities("customer", "id", "zip:postcode").with(CSV))
                .isInstanceOf(GraphModelException.InvalidValue.class)
                .hasMessageContaining("decimal");
    }

    private static void assertRefused(String field, int status, ImportRequests request) {
        assertThatThrownBy(() -> request.with(CSV)).isInstanceOfSatisfying(RestException.class, refused -> {
            assertThat(refused.field()).isEqualTo(field);
            assertThat(refused.code().status()).isEqualTo(status);
        });
    }

    private static ImportRequests entities(@Nullable String type, @Nullable String id, @Nullable String types) {
        return new ImportRequests(type, id, null, null, null, null, types);
    }
}
