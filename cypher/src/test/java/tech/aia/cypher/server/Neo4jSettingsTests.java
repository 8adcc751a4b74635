package tech.aia.cypher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class Neo4jSettingsTests {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.53"})
    void boltListensOnThisMachine(String address) {
        assertThat(bound(address).boltAddress()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.10", "kb.example.org"})
    void andNowhereElse(String address) {
        assertThatThrownBy(() -> bound(address)).rootCause().hasMessageContaining("aia.neo4j.bolt-address");
    }

    private static Neo4jSettings bound(String address) {
        return new Binder(new MapConfigurationPropertySource(Map.of("aia.neo4j.bolt-address", address)))
                .bindOrCreate("aia.neo4j", Neo4jSettings.class);
    }
}
