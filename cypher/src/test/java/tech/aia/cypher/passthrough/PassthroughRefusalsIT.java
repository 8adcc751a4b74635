package tech.aia.cypher.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static tech.aia.cypher.passthrough.Doors.read;
import static tech.aia.cypher.passthrough.Doors.write;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.cypher.GraphException;
import tech.aia.cypher.support.TestNeo4j;

class PassthroughRefusalsIT {
    private TestNeo4j neo4j = TestNeo4j.asItIs();
    private DefaultPassthrough passthrough = Doors.passthrough(neo4j, Map.of());

    @BeforeEach
    void wipe() {
        neo4j = TestNeo4j.wiped();
        passthrough = Doors.passthrough(neo4j, Map.of());
        neo4j.cypher("CREATE (:Customer {id: 'c1'})-[:KNOWS]->(:Customer {id: 'c2'})", Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MATCH (n) DETACH DELETE n",
                "MATCH (n) WHERE n.key = 'k' SET n.sealed = 'of yesterday'",
                "MATCH (n {key: 'k'}) SET n += {version: 1}",
                "MATCH (n {key: 'k'}) REMOVE n.expires_at",
                "MATCH (n {key: 'k'}) SET n = {}",
                "MATCH (n {key: 'k'}) SET n.version = 2, n.version = 1",
                "MATCH (c:Customer) SET c:$('Vault' + 'Record')",
                "MATCH (n {key: 'k'}) REMOVE n:$('Vault' + 'Record')",
                "CREATE (:$('Vault' + 'Record') {key: 'l'})",
                "MATCH (n {key: 'k'}) CALL (n) { DELETE n } IN TRANSACTIONS",
                "MATCH (n {key: 'k'}), (c:Customer) CREATE (n)-[:KNOWS]->(c)",
                "MATCH (n {key: 'k'}) CREATE (:Customer)-[:KNOWS]->(n)"
            })
    void whatIsSealedStaysAsItIs(String statement) {
        neo4j.graph()
                .write(tx -> tx.run(
                        "CREATE (:VaultRecord {key: 'k', kind: 'x', sealed: 's', version: 1, expires_at: 1})",
                        Map.of()));

        assertThat(refusal(write(statement))).isEqualTo("Aia.Cypher.SealedNodesRefused");

        assertThat(neo4j.graph()
                        .readOne(
                                "MATCH (r:VaultRecord) RETURN count(r) AS nodes, head(collect(properties(r))) AS r",
                                Map.of())
                        .orElseThrow()
                        .values())
                .isEqualTo(Map.of(
                        "nodes",
                        1L,
                        "r",
                        Map.of("key", "k", "kind", "x", "sealed", "s", "version", 1L, "expires_at", 1L)));
        assertThat(neo4j.graph().read("MATCH (c:Customer) RETURN c", Map.of())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MATCH (n) WHERE n.recorded_at IS NOT NULL AND n.weight IS NOT NULL REMOVE n.weight",
                "MATCH (n {weight: 1}) SET n.user = 'somebody else'",
                "MATCH (n {weight: 1}) SET n = {}",
                "MATCH (n {weight: 1}) DELETE n",
                "CREATE (:$('Activity' + 'Record') {weight: 1})"
            })
    void whatUsersDidStaysAsItIs(String statement) {
        neo4j.graph().write(tx -> tx.run("CREATE (:ActivityRecord {user: 'u', recorded_at: 1, weight: 1})", Map.of()));

        assertThat(refusal(write(statement))).isEqualTo("Aia.Cypher.SealedNodesRefused");

        assertThat(neo4j.graph()
                        .read("MATCH (a:ActivityRecord) RETURN a.user AS user, a.weight AS weight", Map.of())
                        .getFirst()
                        .values())
                .isEqualTo(Map.of("user", "u", "weight", 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE (:Intruder)",
                "MERGE (:Intruder)",
                "INSERT (:Intruder)",
                "MATCH (n) SET n.x = 1",
                "MATCH (n) SET n += {x: 1}",
                "MATCH (n) SET n:Intruder",
                "MATCH (n) SET n:$('Intr' + 'uder')",
                "MATCH (n) REMOVE n.id",
                "MATCH (n) REMOVE n:Customer",
                "MATCH (n) DETACH DELETE n",
                "MATCH ()-[r]->() DELETE r",
                "FOREACH (i IN [1] | CREATE (:Intruder))",
                "CALL () { CREATE (:Intruder) }",
                "CALL { CREATE (n:Intruder) RETURN n } RETURN n",
                "MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS",
                "UNWIND [1, 2] AS i CALL (i) { CREATE (:Intruder) } IN 2 CONCURRENT TRANSACTIONS OF 1 ROW",
                "MATCH (n) CALL (n) { RETURN 1 AS one } IN TRANSACTIONS RETURN one",
                "RETURN [i IN [1] | COLLECT { UNWIND [1] AS x CALL (x) { RETURN 1 AS y } IN TRANSACTIONS RETURN y }] AS x",
                "WHEN true THEN CREATE (:Intruder) ELSE CREATE (:Intruder)",
                "CALL dbms.components() YIELD name CREATE (:Intruder {name: name})",
                "CALL db.labels() YIELD label CREATE (:Intruder)",
                "/* READ */ CREATE (:Intruder) // MATCH (n) RETURN n",
                "CYPHER 5 CREATE (:Intruder)",
                "CYPHER 25 runtime=slotted CREATE (:Intruder)",
                "PROFILE CREATE (:Intruder)",
                "C\\u0052EATE (:Intruder)",
                "MATCH (n) RETURN n UNION CREATE (n:Intruder) RETURN n"
            })
    void readsNeverWrite(String statement) {
        assertThat(refusal(read(statement))).isEqualTo("Aia.Cypher.WriteRefused");

        assertThat(neo4j.graph()
                        .readOne(
                                "MATCH (n:Customer) RETURN count(n.id) AS nodes, count(n.x) + COUNT { (:Intruder) } AS traces",
                                Map.of())
                        .orElseThrow()
                        .values())
                .isEqualTo(Map.of("nodes", 2L, "traces", 0L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
                "load csv with headers from 'http://localhost/x' as line return line",
                "LOAD/* */CSV FROM 'file:///etc/passwd' AS line RETURN line",
                "LOAD // a comment\nCSV FROM 'file:///etc/passwd' AS line RETURN line",
                "L\\u004fAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
                "EXPLAIN LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
                "RETURN COUNT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } AS lines",
                "RETURN EXISTS { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } AS lines",
                "CALL (*) { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
                "RETURN 1 AS x NEXT LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
                "RETURN [i IN [1] | COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line }] AS lines",
                "RETURN CASE WHEN true THEN COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l } END AS lines",
                "RETURN any(i IN [1] WHERE EXISTS { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line }) AS x",
                "RETURN reduce(a = [], i IN [1] | a + COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l }) AS x",
                "MATCH (n) RETURN [(n)-->(m) WHERE EXISTS { LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l} | m] AS x",
                "RETURN '\\u0027, [i IN [1] | COLLECT { LOAD CSV FROM \\u0027file:///etc/passwd\\u0027 AS l RETURN l }] //' AS x",
                "RETURN s\"{[i IN [1] | COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l }]}\" AS x",
                "MATCH (n) SET n.lines = COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line[0] }"
            })
    void neverReadsFilesOrAddresses(String statement) {
        assertRefusedInBothModes(statement, "Aia.Cypher.LoadCsvRefused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOW USERS",
                "SHOW CURRENT USER",
                "SHOW DATABASES",
                "SHOW SETTINGS",
                "SHOW TRANSACTIONS",
                "SHOW PRIVILEGES",
                "SHOW SERVERS",
                "SHOW ALIASES FOR DATABASE",
                "TERMINATE TRANSACTION 'neo4j-transaction-1'",
                "CREATE USER eve SET PASSWORD 'long-enough-1'",
                "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'long-enough-1'",
                "DROP USER neo4j",
                "CREATE DATABASE other",
                "STOP DATABASE neo4j",
                "GRANT ROLE admin TO eve",
                "SHOW INDEXES YIELD name SHOW TRANSACTIONS YIELD transactionId RETURN name, transactionId",
                "CALL () { SHOW SETTINGS YIELD name, value RETURN name, value } RETURN *",
                "RETURN COLLECT { SHOW TRANSACTIONS YIELD transactionId RETURN transactionId } AS x",
                "RETURN [i IN [1] | COLLECT { SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery }] AS x",
                "RETURN [i IN [1] | COLLECT { TERMINATE TRANSACTIONS 'x' YIELD message RETURN message }] AS x"
            })
    void neverAdministersTheServer(String statement) {
        assertRefusedInBothModes(statement, "Aia.Cypher.AdministrationRefused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX intruder FOR (n:Customer) ON (n.x)",
                "CREATE INDEX intruder IF NOT EXISTS FOR (n:Customer) ON (n.x)",
                "CREATE VECTOR INDEX intruder FOR (n:Customer) ON (n.x)",
                "CREATE CONSTRAINT intruder FOR (n:Customer) REQUIRE n.x IS UNIQUE",
                "DROP INDEX intruder IF EXISTS",
                "DROP CONSTRAINT schema_version"
            })
    void neverChangesTheSchema(String statement) {
        assertRefusedInBothModes(statement, "Aia.Cypher.SchemaRefused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CALL dbms.listConfig()",
                "CALL dbms.listConfig('auth') YIELD name RETURN name",
                "CALL `dbms`.`listConfig`() YIELD name RETURN name",
                "CALL dbms . /* */ listConfig ()",
                "CALL dbms.killConnection('bolt-1')",
                "OPTIONAL CALL dbms.killConnection('x') YIELD message RETURN message",
                "CALL dbms.queryJmx('*:*')",
                "CALL db.clearQueryCaches()",
                "CALL db.createLabel('Intruder')",
                "CALL tx.setMetaData({a: 1})",
                "RETURN COUNT { CALL dbms.listConfig() YIELD name RETURN name } AS x",
                "RETURN [i IN [1] | COLLECT { CALL dbms.listConfig() YIELD value RETURN value }] AS x",
                "RETURN {a: COLLECT { CALL db.info() YIELD name RETURN name }} AS x"
            })
    void callsOnlyListedProcedures(String statement) {
        assertRefusedInBothModes(statement, "Aia.Cypher.ProcedureRefused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RETURN apoc.cypher.runFirstColumnSingle('MATCH (n) RETURN n', {}) AS x",
                "RETURN {a: `apoc`.`util`.md5([1])} AS x",
                "RETURN [i IN [1] | apoc.load.file(i)] AS x"
            })
    void callsOnlyListedFunctions(String statement) {
        assertRefusedInBothModes(statement, "Aia.Cypher.FunctionRefused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE (:SchemaVersion {version: 99})",
                "MERGE (c:ChangeSet {cursor: 1})",
                "MATCH (c:ChangeSet) DELETE c",
                "MATCH (v:SchemaVersion) SET v.version = 99",
                "MATCH (c:Customer) SET c:ChangeHorizon",
                "MATCH (c:SchemaVersion|ChangeSet) DETACH DELETE c",
                "MATCH (n) WHERE n:SchemaVersion DELETE n",
                "MATCH (n:`Sche\\u006daVersion`) DELETE n",
                "FOREACH (i IN [1] | CREATE (:ChangeSet {cursor: i}))",
                "MATCH (r:VaultRecord) DELETE r",
                "MATCH (a:AuditRecord) DELETE a",
                "CREATE (:ActivityRecord {user: 'u'})"
            })
    void neverWritesThePlatformsBookKeeping(String statement) {
        assertThat(refusal(write(statement))).isEqualTo("Aia.Cypher.InternalNodesRefused");
    }

    @Test
    void readsThePlatformsBookKeeping() {
        assertThat(Doors.single(passthrough, "MATCH (v:SchemaVersion) RETURN count(v) > 0 AS known"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOW INDEXES",
                "SHOW CONSTRAINTS YIELD name RETURN count(*) AS n",
                "SHOW PROCEDURES YIELD name RETURN count(*) AS n",
                "SHOW FUNCTIONS YIELD name RETURN count(*) AS n",
                "CALL db.labels()",
                "CALL db.labels",
                "CALL db.schema.visualization()",
                "CALL db.schema.nodeTypeProperties()",
                "CALL dbms.components() YIELD name, edition RETURN name, edition",
                "CALL db.ping()",
                "RETURN 'LOAD CSV FROM \"x\" AS y' AS text, \"CALL dbms.listConfig()\" AS other",
                "RETURN 1 AS `LOAD CSV`, 2 AS load, 3 AS csv // SHOW TRANSACTIONS",
                "WITH 1 AS call WHERE (call = 1) RETURN call",
                "WITH {call: 1, show: 2, load: 3} AS n RETURN n.call, n.show, n.load",
                "RETURN date.truncate('month', date('2025-10-02')) AS d, point.distance(point({x:0,y:0}), point({x:1,y:0}))",
                "CYPHER 25 RETURN 1 AS x",
                "CYPHER 5 RETURN 1 AS x",
                "CYPHER runtime=slotted RETURN 1 AS x",
                "  /* first */ RETURN 1 AS x ; // last",
                "RETURN [i IN [1] | COLLECT { CALL db.labels() YIELD label RETURN label }] AS labels",
                "MATCH (n) WHERE NOT n:SchemaVersion RETURN count(n) AS n"
            })
    void runsWhatIsHarmless(String statement) {
        assertThat(Doors.run(passthrough, read(statement)).summary().columns()).isNotEmpty();
    }

    @Test
    void refusesOtherOptions() {
        assertThat(refusal(read("CYPHER debug=tostring RETURN 1 AS x"))).isEqualTo("Aia.Cypher.OptionRefused");
    }

    @Test
    void refusesAgainFromMemory() {
        assertThat(refusal(read("SHOW USERS"))).isEqualTo("Aia.Cypher.AdministrationRefused");
        assertThat(refusal(read("SHOW USERS"))).isEqualTo("Aia.Cypher.AdministrationRefused");
    }

    @Test
    void remembersWhatItAllowedForEachModeApart() {
        assertThat(refusal(read("CREATE (:Intruder)"))).isEqualTo("Aia.Cypher.WriteRefused");
        assertThat(Doors.run(passthrough, write("CREATE (:Intruder)")).summary().cacheHit())
                .isTrue();
        assertThat(refusal(read("CREATE (:Intruder)"))).isEqualTo("Aia.Cypher.WriteRefused");
    }

    @Test
    void saysWhyAndWhatToDo() {
        assertThat(catchThrowable(() -> Doors.run(passthrough, read("CREATE (:Intruder)"))))
                .hasMessageContaining("may only read")
                .hasMessageContaining("\"access_mode\": \"write\"");
    }

    private void assertRefusedInBothModes(String statement, String code) {
        assertThat(refusal(read(statement))).isEqualTo(code);
        assertThat(refusal(write(statement))).isEqualTo(code);
        assertThat(catchThrowable(() -> passthrough.explain(write(statement))))
                .isInstanceOf(GraphException.Refused.class);
    }

    private String refusal(PassthroughRequest request) {
        var thrown = catchThrowable(() -> Doors.run(passthrough, request.within(Duration.ofSeconds(20))));
        assertThat(thrown).isInstanceOf(GraphException.Refused.class);
        return ((GraphException) thrown).code();
    }
}
