package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    private static final String OURS = "all-MiniLM-L6-v2@5a2104cd";
    private static final ImportEmbeddings NONE = new ImportEmbeddings(null, null, OURS);

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
        var request = new ImportRequests(null, null, "PURCHASED", "customer:c", "product:p", "n", null, NONE)
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
        assertRefused("from", 400, new ImportRequests(null, null, "PURCHASED", null, null, null, null, NONE));
        assertRefused("to", 400, new ImportRequests(null, null, "PURCHASED", "a:b", " ", null, null, NONE));
    }

    @Test
    void refusesEntitiesAndRelationshipsAtOnce() {
        assertRefused("type", 422, new ImportRequests("a", null, "PURCHASED", "a:b", "a:b", null, null, NONE));
        assertRefused("key", 422, new ImportRequests("a", "b", null, null, null, "k", null, NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {OURS, "all-MiniLM-L6-v2", "sentence-transformers/all-minilm-l6-v2"})
    void takesEmbeddingsOfItsOwnModel(String model) {
        assertThat(embedded("vector", model).with(CSV).target())
                .isEqualTo(new ImportTarget.EntityTarget(
                        new EntityType("customer"), "id", new ImportTarget.EmbeddingColumn("vector", OURS)));
    }

    @Test
    void refusesEmbeddingsOfAnotherModelOrOfNone() {
        assertRefused("embedding_model", 422, embedded("vector", "bge-small-en-v1.5"));
        assertRefused("embedding_model", 422, embedded("vector", "all-MiniLM-L6-v2@00000000"));
        assertRefused("embedding_model", 400, embedded("vector", null));
        assertRefused("embedding", 400, embedded(null, "all-MiniLM-L6-v2"));
        assertRefused("embedding", 400, embedded(" ", "all-MiniLM-L6-v2"));
        assertRefused(
                "embedding",
                422,
                new ImportRequests(
                        null, null, "PURCHASED", "a:b", "c:d", null, null, new ImportEmbeddings("vector", OURS, OURS)));
    }

    private static ImportRequests embedded(@Nullable String column, @Nullable String model) {
        return new ImportRequests(
                "customer", "id", null, null, null, null, null, new ImportEmbeddings(column, model, OURS));
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
        return new ImportRequests(type, id, null, null, null, null, types, NONE);
    }
}
