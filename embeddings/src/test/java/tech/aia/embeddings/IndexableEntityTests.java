package tech.aia.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexableEntityTests {
    @Test
    void aPropertyThatOnlyBeginsLikeTheEmbeddingIsOneOfTheEntity() {
        var entity = IndexableEntity.of(
                "customer_a",
                "customer",
                Map.of(
                        "name",
                        "Acme",
                        "embedded_devices",
                        "pumps",
                        "embedded_at",
                        "2026-01-01",
                        "embedding_model",
                        "m"),
                "m",
                null,
                null);

        assertThat(entity.text()).contains("embedded devices pumps").doesNotContain("2026");
        assertThat(entity.forIndex().properties()).containsOnlyKeys("name", "embedded_devices");
    }

    @Test
    void aVectorOfAnotherTextIsNotKept() {
        var vector = new float[384];
        var now = IndexableEntity.of("customer_a", "customer", Map.of("name", "Acme"), "m", vector, "of another text");

        assertThat(now.vector()).isNull();
        assertThat(IndexableEntity.of("customer_a", "customer", Map.of("name", "Acme"), "m", vector, now.source())
                        .vector())
                .isSameAs(vector);
    }
}
