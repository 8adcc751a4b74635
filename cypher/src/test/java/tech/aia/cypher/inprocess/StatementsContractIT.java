package tech.aia.cypher.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.NotificationSeverity;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.summary.GqlNotification;
import org.neo4j.driver.summary.QueryType;
import org.neo4j.driver.summary.ResultSummary;
import tech.aia.cypher.server.Neo4jSettings.Transport;
import tech.aia.cypher.support.TestNeo4j;

/** What is told of a statement, or of its failure, is the same over every transport. */
@ParameterizedClass
@EnumSource(Transport.class)
class StatementsContractIT {
    private final Driver driver;

    StatementsContractIT(Transport transport) {
        driver = TestNeo4j.wiped().driver(transport);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RETURN 1 +                       | Neo.ClientError.Statement.SyntaxError
            RETURN $missing                  | Neo.ClientError.Statement.ParameterMissing
            RETURN 1 / (1 - 1)               | Neo.ClientError.Statement.ArithmeticError
            RETURN date('yesterday')         | Neo.ClientError.Statement.SyntaxError
            CALL no.such.procedure()         | Neo.ClientError.Procedure.ProcedureNotFound
            CREATE (:ChangeSet {cursor: 1})  | Neo.ClientError.Schema.ConstraintValidationFailed
            """)
    void tellsNeo4jsCode(String statement, String code) {
        run("MERGE (:ChangeSet {cursor: 1})");

        var failure = catchThrowableOfType(Neo4jException.class, () -> run(statement));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.gqlStatus()).isNotBlank();
        assertThat(failure.diagnosticRecord()).isNotEmpty();
        run("RETURN 1");
    }

    @Test
    void tellsWhereAStatementIsWrong() {
        assertThatThrownBy(() -> run("MATCH (n)\nRETRUN n"))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("line 2, column 1");
    }

    @Test
    void tellsThatADatabaseIsNotThere() {
        var config = SessionConfig.forDatabase("nowhere");
        assertThatThrownBy(() -> {
                    try (var session = driver.session(config)) {
                        session.run("RETURN 1").consume();
                    }
                })
                .isInstanceOfSatisfying(
                        Neo4jException.class,
                        failure -> assertThat(failure.code()).isEqualTo("Neo.ClientError.Database.DatabaseNotFound"));
    }

    @Test
    void countsWhatChanged() {
        var counters =
                run("CREATE (:C1 {x: 1})-[:R {y: 2}]->(b:C2) SET b:C3 RETURN b").counters();

        assertThat(counters.nodesCreated()).isEqualTo(2);
        assertThat(counters.relationshipsCreated()).isEqualTo(1);
        assertThat(counters.propertiesSet()).isEqualTo(2);
        assertThat(counters.labelsAdded()).isEqualTo(3);
        assertThat(counters.containsUpdates()).isTrue();
        assertThat(run("MATCH (n) DETACH DELETE n").counters().nodesDeleted()).isPositive();
        assertThat(run("RETURN 1").counters().containsUpdates()).isFalse();
    }

    @Test
    void tellsTheTypeOfAStatement() {
        assertThat(run("RETURN 1").queryType()).isEqualTo(QueryType.READ_ONLY);
        assertThat(run("CREATE (:Q)").queryType()).isEqualTo(QueryType.WRITE_ONLY);
        assertThat(run("CREATE (n:Q) RETURN n").queryType()).isEqualTo(QueryType.READ_WRITE);
        assertThat(run("CREATE INDEX q IF NOT EXISTS FOR (n:Q) ON n.z").queryType())
                .isEqualTo(QueryType.SCHEMA_WRITE);
        run("DROP INDEX q");
    }

    @Test
    void explainsAndProfiles() {
        run("UNWIND range(1, 10) AS i CREATE (:Many {i: i})");

        var plan = run("EXPLAIN MATCH (n:Many) RETURN n.i AS i").queryPlan().orElseThrow();
        assertThat(plan.operatorType()).startsWith("ProduceResults");
        assertThat(plan.children()).isNotEmpty();
        assertThat(plan.identifiers()).contains("i");
        assertThat(plan.arguments()).containsKeys("Details", "EstimatedRows");

        var summary = run("PROFILE MATCH (n:Many) RETURN n.i AS i");
        var profile = summary.queryProfile().orElseThrow();
        assertThat(profile.rows()).hasValue(10);
        assertThat(profile.children().getFirst().dbHits().orElseThrow()).isPositive();
    }

    @Test
    void notifiesUnlessAskedNotTo() {
        var statement = "MATCH (a:Entity), (b:NoSuchLabelAnywhere) RETURN a, b";
        assertThat(run(statement).gqlStatusObjects()).anyMatch(GqlNotification.class::isInstance);

        var silent = SessionConfig.builder()
                .withMinimumNotificationSeverity(NotificationSeverity.OFF)
                .build();
        try (var session = driver.session(silent)) {
            assertThat(session.run(statement).consume().gqlStatusObjects())
                    .noneMatch(GqlNotification.class::isInstance);
        }
    }

    @Test
    void tellsColumnsDatabaseAndServer() {
        try (var session = driver.session()) {
            var result = session.run("RETURN 1 AS b, 2 AS a", Map.of());
            assertThat(result.keys()).containsExactly("b", "a");
            var summary = result.consume();
            assertThat(summary.database().name()).isEqualTo("neo4j");
            assertThat(summary.server().agent()).startsWith("Neo4j/20");
            assertThat(summary.query().text()).startsWith("RETURN 1");
        }
    }

    @Test
    void writesInBatchesOutsideATransactionOfItsOwnOnly() {
        var batches = "UNWIND range(1, 100) AS i CALL (i) { CREATE (:Batch {i: i}) } IN TRANSACTIONS OF 10 ROWS";
        assertThat(run(batches).counters().nodesCreated()).isEqualTo(100);
        assertThatThrownBy(() -> {
                    try (var session = driver.session()) {
                        session.executeWrite(tx -> tx.run(batches).consume());
                    }
                })
                .isInstanceOfSatisfying(
                        Neo4jException.class,
                        failure -> assertThat(failure.code())
                                .isEqualTo("Neo.DatabaseError.Transaction.TransactionStartFailed"));
    }

    private ResultSummary run(String statement) {
        try (var session = driver.session()) {
            return session.run(statement).consume();
        }
    }
}
