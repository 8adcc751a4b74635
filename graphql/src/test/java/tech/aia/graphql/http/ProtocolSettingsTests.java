package tech.aia.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ProtocolSettingsTests {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new ProtocolSettings(true, 1000, null));
    }

    @Test
    void takesEveryKey() {
        assertThat(bound(Map.of(
                        "aia.graphql.introspection",
                        "false",
                        "aia.graphql.persisted-queries",
                        "7",
                        "aia.graphql.allow-list",
                        "/x/documents.json")))
                .isEqualTo(new ProtocolSettings(false, 7, Path.of("/x/documents.json")));
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        for (var number : new int[] {-1, 100_001}) {
            assertThatThrownBy(() -> new ProtocolSettings(true, number, null))
                    .hasMessageContaining("aia.graphql.persisted-queries");
        }
    }

    private static ProtocolSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("aia.graphql", ProtocolSettings.class);
    }
}
