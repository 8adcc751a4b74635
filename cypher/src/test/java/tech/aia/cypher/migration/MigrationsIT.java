package tech.aia.cypher.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.support.TestNeo4j;

class MigrationsIT {
    private final TestNeo4j neo4j = TestNeo4j.wiped();

    @Test
    void areAppliedOnceAndRecorded() {
        var rows = neo4j.graph()
                .read("MATCH (v:SchemaVersion) RETURN v.version AS version, v.checksum AS checksum", Map.of());
        assertThat(rows).isNotEmpty();
        assertThatCode(() -> new Migrations(neo4j.graph()).apply()).doesNotThrowAnyException();
        assertThat(neo4j.graph().read("MATCH (v:SchemaVersion) RETURN v.version AS version", Map.of()))
                .hasSameSizeAs(rows);
    }

    @Test
    void refuseAStoreOfANewerVersionAndAnAlteredOne() {
        neo4j.cypher("CREATE (:SchemaVersion {version: 9999, checksum: 'x'})", Map.of());
        try {
            assertThatThrownBy(() -> new Migrations(neo4j.graph()).apply())
                    .isInstanceOf(GraphException.WrongSchema.class)
                    .hasMessageContaining("9999")
                    .hasMessageContaining("newer AIA");
        } finally {
            neo4j.cypher("MATCH (v:SchemaVersion {version: 9999}) DELETE v", Map.of());
        }
        neo4j.cypher("MATCH (v:SchemaVersion {version: 1}) SET v.kept = v.checksum, v.checksum = 'altered'", Map.of());
        try {
            assertThatThrownBy(() -> new Migrations(neo4j.graph()).apply()).hasMessageContaining("altered");
        } finally {
            neo4j.cypher("MATCH (v:SchemaVersion {version: 1}) SET v.checksum = v.kept REMOVE v.kept", Map.of());
        }
    }
}
