package tech.aia.cypher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Config;
import org.neo4j.driver.GraphDatabase;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import tech.aia.cypher.support.TestNeo4j;

class CypherConfigurationIT {
    private final CypherConfiguration configuration = new CypherConfiguration();

    @Test
    void connectsInProcessUnlessToldToUseBolt() {
        assertThat(connection(Map.of()).getUri().getScheme()).isEqualTo("aia-embedded");
        assertThat(connection(Map.of("aia.neo4j.transport", "in-process"))
                        .getUri()
                        .getScheme())
                .isEqualTo("aia-embedded");
        assertThat(connection(Map.of("aia.neo4j.transport", "bolt")).getUri())
                .isEqualTo(TestNeo4j.asItIs().boltUri());
        assertThatThrownBy(() -> connection(Map.of("aia.neo4j.transport", "pigeon")))
                .isInstanceOf(BindException.class);
    }

    @Test
    void suitsTheDriverToTheTransport() {
        assertThat(settings(connection(Map.of())).connectionAcquisitionTimeoutMillis())
                .isZero();
        assertThat(settings(connection(Map.of("aia.neo4j.transport", "bolt"))).connectionAcquisitionTimeoutMillis())
                .isEqualTo(10_000);
    }

    @Test
    void connectsToAnExternalServerAsThatUser() {
        var details = configuration.externalConnection(settings(Map.of(
                "aia.neo4j.uri", TestNeo4j.asItIs().boltUri().toString(),
                "aia.neo4j.user", EmbeddedNeo4j.USER,
                "aia.neo4j.password", TestNeo4j.asItIs().password())));
        try (var driver = GraphDatabase.driver(details.getUri(), details.getAuthToken(), settings(details))) {
            driver.verifyConnectivity();
        }
    }

    private Neo4jConnectionDetails connection(Map<String, String> changed) {
        return configuration.embeddedConnection(TestNeo4j.asItIs().server(), settings(changed));
    }

    private Config settings(Neo4jConnectionDetails connection) {
        var config = Config.builder();
        configuration.driverSettings(connection).customize(config);
        return config.build();
    }

    private static Neo4jSettings settings(Map<String, String> changed) {
        return new Binder(new MapConfigurationPropertySource(changed)).bindOrCreate("aia.neo4j", Neo4jSettings.class);
    }
}
