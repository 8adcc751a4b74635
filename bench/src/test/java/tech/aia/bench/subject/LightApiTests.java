package tech.aia.bench.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LightApiTests {
    @Test
    void readsABodyInChunksAsOneOfAKnownLength() {
        assertThat(json("{\"a\": \"b\"}").path("a").asString()).isEqualTo("b");
        assertThat(json("7\r\n{\"a\": \"\r\nC\r\nbbbbbbbbbb\"}\r\n0\r\n\r\n")
                        .path("a")
                        .asString())
                .isEqualTo("bbbbbbbbbb");
    }

    private static tools.jackson.databind.JsonNode json(String body) {
        return LightApi.json(body.getBytes(StandardCharsets.UTF_8));
    }
}
