package tech.aia.cypher.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.SecurityException;
import tech.aia.cypher.server.Neo4jSettings.Transport;
import tech.aia.cypher.support.TestNeo4j;

/** Who asked to read cannot write, and a large result is made as it is read, over every transport. */
@ParameterizedClass
@EnumSource(Transport.class)
class ReadingContractIT {
    private static final SessionConfig READ =
            SessionConfig.builder().withDefaultAccessMode(AccessMode.READ).build();
    private static final String ENDLESS = "UNWIND range(1, 1000000000000) AS i RETURN i";

    private final TestNeo4j neo4j = TestNeo4j.wiped();
    private final Driver driver;

    ReadingContractIT(Transport transport) {
        driver = neo4j.driver(transport);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE (:Sneaky)",
                "CREATE (n:Sneaky) RETURN n",
                "OPTIONAL MATCH (n:NoSuchLabel) SET n:Sneaky RETURN n",
                "MATCH (n:NoSuchLabel) DETACH DELETE n",
                "CREATE INDEX sneaky FOR (n:Sneaky) ON n.x",
                "CREATE CONSTRAINT sneaky FOR (n:Sneaky) REQUIRE n.x IS UNIQUE",
                "UNWIND [1] AS i CALL (i) { CREATE (:Sneaky) } IN TRANSACTIONS",
                "PROFILE CREATE (:Sneaky)"
            })
    void refusesToWrite(String statement) {
        assertThatThrownBy(() -> {
                    try (var session = driver.session(READ)) {
                        session.run(statement).consume();
                    }
                })
                .isInstanceOfSatisfying(
                        Neo4jException.class,
                        failure -> assertThat(failure.code()).isEqualTo("Neo.ClientError.Statement.AccessMode"));
        assertThat(neo4j.graph().read("MATCH (n:Sneaky) RETURN n", Map.of())).isEmpty();
        assertThat(neo4j.graph().read("SHOW INDEXES YIELD name WHERE name = 'sneaky' RETURN name", Map.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CALL db.createLabel('Sneaky')", "CALL db.createRelationshipType('SNEAKY')"})
    void refusesProceduresThatWrite(String statement) {
        assertThatThrownBy(() -> {
                    try (var session = driver.session()) {
                        session.executeRead(tx -> tx.run(statement).consume());
                    }
                })
                .isInstanceOfAny(ClientException.class, SecurityException.class);
        assertThat(neo4j.graph().read("CALL db.labels() YIELD label WHERE label = 'Sneaky' RETURN label", Map.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOW INDEXES YIELD name",
                "SHOW CONSTRAINTS YIELD name",
                "SHOW PROCEDURES YIELD name",
                "SHOW TRANSACTIONS YIELD transactionId",
                "CALL dbms.components() YIELD name",
                "CALL db.schema.visualization()"
            })
    void allowsToLookAround(String statement) {
        try (var session = driver.session(READ)) {
            assertThat(session.run(statement).list()).isNotEmpty();
        }
    }

    @Test
    void explainsAWriteToAReader() {
        try (var session = driver.session(READ)) {
            assertThat(session.run("EXPLAIN CREATE (:Sneaky)").consume().queryPlan())
                    .isPresent();
        }
    }

    @Test
    void makesNoMoreRowsThanAreRead() {
        try (var session = driver.session(READ)) {
            var result = session.run(ENDLESS);
            assertThat(result.next().get("i").asLong()).isEqualTo(1);
            assertThat(result.next().get("i").asLong()).isEqualTo(2);
            result.consume();
        }
        try (var session = driver.session(READ)) {
            session.run(ENDLESS).next();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1000, -1})
    void givesEveryRowOnceHoweverManyAreFetchedAtATime(long fetchSize) {
        var config = SessionConfig.builder()
                .withDefaultAccessMode(AccessMode.READ)
                .withFetchSize(fetchSize)
                .build();
        try (var session = driver.session(config)) {
            var rows = session.run("UNWIND range(1, 2500) AS i RETURN i")
                    .list(row -> row.get("i").asInt());
            assertThat(rows).hasSize(2500).doesNotHaveDuplicates().isSorted();
        }
    }

    @Test
    void readsTwoResultsOfATransactionInTurns() {
        try (var session = driver.session(READ);
                var tx = session.beginTransaction()) {
            var up = tx.run("UNWIND range(1, 3000) AS i RETURN i");
            var down = tx.run("UNWIND range(1, 3000) AS i RETURN -i AS i");
            long sum = 0;
            while (up.hasNext() && down.hasNext()) {
                sum += up.next().get("i").asLong() + 2 * down.next().get("i").asLong();
            }
            tx.commit();
            assertThat(sum).isEqualTo(-3000L * 3001 / 2);
        }
    }

    @Test
    void keepsTheRestOfAResultWhenTheNextStatementRuns() {
        try (var session = driver.session(READ)) {
            var first = session.run("UNWIND range(1, 5000) AS i RETURN i");
            first.next();
            assertThat(session.run("RETURN 1 AS x").single().get("x").asInt()).isEqualTo(1);
            assertThat(first.list()).hasSize(4999);
        }
    }

    @Test
    void givesTheRowsBeforeAFailure() {
        try (var session = driver.session(READ)) {
            var result = session.run("UNWIND range(-1500, 1) AS i RETURN 1 / i AS x");
            var rows = new int[1];
            assertThatThrownBy(() -> {
                        while (result.hasNext()) {
                            result.next();
                            rows[0]++;
                        }
                    })
                    .hasMessageContaining("/ by zero");
            assertThat(rows[0]).isEqualTo(1500);
        }
    }
}
