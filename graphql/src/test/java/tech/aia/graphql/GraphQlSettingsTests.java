package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GraphQlSettingsTests {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new GraphQlSettings(20, 100_000));
    }

    @Test
    void takesEveryKey() {
        assertThat(bound(Map.of("aia.graphql.max-depth", "7", "aia.graphql.max-cost", "8")))
                .isEqualTo(new GraphQlSettings(7, 8));
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        for (var depth : new int[] {0, 101}) {
            assertThatThrownBy(() -> new GraphQlSettings(depth, 1)).hasMessageContaining("aia.graphql.max-depth");
        }
        for (var cost : new int[] {0, 250_001}) {
            assertThatThrownBy(() -> new GraphQlSettings(1, cost)).hasMessageContaining("aia.graphql.max-cost");
        }
    }

    private static GraphQlSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("aia.graphql", GraphQlSettings.class);
    }
}
