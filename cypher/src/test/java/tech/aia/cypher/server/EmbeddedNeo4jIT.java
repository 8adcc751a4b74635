package tech.aia.cypher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.support.TestNeo4j;

class EmbeddedNeo4jIT {
    @TempDir
    Path directory;

    @Test
    void keepsItsDataAndPasswordAndSetsANewOneWhenTheFileIsLost() throws Exception {
        String first;
        try (var data = DataDirectory.open(directory);
                var server = EmbeddedNeo4j.start(data, TestNeo4j.settings())) {
            first = server.password();
            run(server, server.password(), "CREATE (:Entity {id: 'kept', type: 'thing'})");
            assertThatThrownBy(() -> run(server, "neo4j", "RETURN 1")).isInstanceOf(AuthenticationException.class);
        }
        Files.delete(directory.resolve("credentials"));
        try (var data = DataDirectory.open(directory);
                var server = EmbeddedNeo4j.start(data, TestNeo4j.settings())) {
            assertThat(server.password()).isNotEqualTo(first);
            assertThat(run(server, server.password(), "MATCH (e:Entity) RETURN e.id AS x"))
                    .isEqualTo("kept");
            assertThat(new Credentials(directory.resolve("credentials")).get(EmbeddedNeo4j.PASSWORD_KEY))
                    .contains(server.password());
        }
    }

    @Test
    void aSecondUserOfTheDirectoryIsToldSo() {
        try (var data = DataDirectory.open(directory)) {
            assertThat(data.path()).isEqualTo(directory);
            assertThatThrownBy(() -> DataDirectory.open(directory))
                    .isInstanceOf(GraphException.Unavailable.class)
                    .hasMessageContaining("in use by another AIA process");
        }
    }

    @Test
    void readsNoFilesAndReachesNoHostsForAnybody() {
        var neo4j = TestNeo4j.asItIs();
        for (var source : new String[] {"file:///etc/passwd", "http://127.0.0.1:1/x"}) {
            assertThatThrownBy(() -> neo4j.cypher("LOAD CSV FROM '" + source + "' AS line RETURN line", Map.of()))
                    .isInstanceOf(Neo4jException.class);
        }
    }

    private static Object run(EmbeddedNeo4j server, String password, String statement) {
        try (var driver = GraphDatabase.driver(server.boltUri(), AuthTokens.basic("neo4j", password));
                var session = driver.session()) {
            var rows = session.run(statement).list();
            return rows.isEmpty() ? "" : rows.getFirst().get("x").asObject();
        }
    }
}
