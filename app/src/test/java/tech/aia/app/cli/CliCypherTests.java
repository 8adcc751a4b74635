package tech.aia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CliCypherTests {
    private final WireServer server = new WireServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void printsRowsAsATableWithNumbersToTheRight() {
        server.answer(200, """
                {"query_id": "kg_query_1", "columns": ["name", "revenue"],
                 "rows": [["Apple", 391.0], ["日本電信電話", 8], [null, null]],
                 "metadata": {"execution_time_ms": 4, "truncated": false}}
                """);

        var outcome = run("cypher", "MATCH (c) RETURN c.name AS name, c.revenue AS revenue");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo("""
                name          revenue
                ------------  -------
                Apple           391.0
                日本電信電話        8
                null             null
                (3 rows, 4 ms)
                """);
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void sendsStatementParametersAndAccessMode() {
        server.answer(200, "{\"columns\": [], \"rows\": [], \"metadata\": {}}");

        run(
                "cypher",
                "--write",
                "--limit",
                "5",
                "--param",
                "name=Ada",
                "--param",
                "ids=[1, 2]",
                "--param",
                "code=007",
                "--param",
                "expression=a=b",
                "CREATE (n {name: $name})");

        var asked = server.asked().getFirst();
        assertThat(asked.method() + " " + asked.uri()).isEqualTo("POST /knowledge-graph/query");
        assertThat(asked.json()).isEqualTo(ApiClient.JSON.readTree("""
                {"query": "CREATE (n {name: $name})", "format": "table", "include_metadata": true, "access_mode": "write",
                 "limit": 5, "parameters": {"name": "Ada", "ids": [1, 2], "code": "007", "expression": "a=b"}}
                """));
    }

    @Test
    void readsOnlyUnlessToldToWrite() {
        server.answer(200, "{\"columns\": [], \"rows\": []}");

        run("cypher", "RETURN 1");

        assertThat(server.asked().getFirst().text()).contains("\"access_mode\":\"read\"");
    }

    @Test
    void readsTheStatementFromStandardInputForADash() {
        server.answer(200, "{\"columns\": [\"x\"], \"rows\": [[\"ü\"]]}");

        var outcome = new CommandLineRun().in("RETURN 'ü' AS x\n").run("cypher", "--server", server.url(), "-");

        assertThat(outcome.exitCode()).isZero();
        assertThat(server.asked().getFirst().json().path("query").asString()).isEqualTo("RETURN 'ü' AS x\n");
    }

    @Test
    void passesOnCsvAsItCame() {
        server.answer(200, "text/csv", "name\r\n\"a, b\"\r\n");

        var outcome = run("cypher", "--format", "csv", "RETURN 'a, b' AS name");

        assertThat(outcome.out()).isEqualTo("name\r\n\"a, b\"\r\n");
        assertThat(server.asked().getFirst().text()).contains("\"format\":\"csv\"");
    }

    @Test
    void passesOnJsonAsItCame() {
        server.answer(200, "{\"results\": [{\"n\": 1.10}]}");

        var outcome = run("cypher", "--json", "RETURN 1.10 AS n");

        assertThat(outcome.out()).isEqualTo("{\"results\": [{\"n\": 1.10}]}\n");
        assertThat(server.asked().getFirst().text()).contains("\"format\":\"json\"");
    }

    @Test
    void saysWhenThereIsMoreThanWasFetched() {
        server.answer(200, "{\"columns\": [\"x\"], \"rows\": [[1]], \"metadata\": {\"truncated\": true}}");

        assertThat(run("cypher", "--limit", "1", "UNWIND [1,2] AS x RETURN x").out())
                .endsWith("(1 row, cut short: there are more, see --limit)\n");
    }

    @Test
    void explainsARefusalInTheServersWords() {
        server.answer(400, "application/problem+json", """
                {"type": "about:blank", "title": "Bad Request", "status": 400,
                 "detail": "Invalid input 'RETRUN': expected 'RETURN' (line 1, column 1)",
                 "error": {"code": "Neo.ClientError.Statement.SyntaxError", "message": "Invalid input", "request_id": "r-1"}}
                """);

        var outcome = run("cypher", "RETRUN 1");

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("""
                Invalid input 'RETRUN': expected 'RETURN' (line 1, column 1)
                (Neo.ClientError.Statement.SyntaxError, request r-1)
                """);
    }

    @Test
    void reportsAnErrorOfTheServersOwnAsAFailure() {
        server.answer(500, "{\"title\": \"The index is being rebuilt\"}");

        var outcome = run("cypher", "RETURN 1");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("The index is being rebuilt\n");
    }

    @Test
    void wondersWhetherAStrangerIsAnAiaServer() {
        server.answer(404, "text/html", "<html><body>Not here</body></html>");

        var outcome = run("cypher", "RETURN 1");

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.err())
                .contains("answered 404")
                .contains("Is it an AIA server?")
                .doesNotContain("<html>");
    }

    @Test
    void saysThatNoServerAnswers() {
        var url = server.url();
        server.close();

        var outcome = new CommandLineRun().env("AIA_SERVER", url).run("cypher", "RETURN 1");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err())
                .isEqualTo(
                        "No AIA server answers at " + url + ". Start one with ./aia up, or name it with --server.\n");
    }

    @Test
    void doesNotLetDataDriveTheTerminal() {
        server.answer(200, "{\"columns\": [\"x\"], \"rows\": [[\"a\\u001b[2Jb\\nc\\u202ed\"]]}");

        assertThat(run("cypher", "RETURN x").out())
                .contains("a\\u001b[2Jb\\nc\\u202ed")
                .doesNotContain("\u001b");
    }

    @Test
    void fitsTheTableIntoTheTerminal() {
        server.answer(200, "{\"columns\": [\"id\", \"text\"], \"rows\": [[1, \"" + "long ".repeat(50) + "\"]]}");

        var outcome = new CommandLineRun().width(40).run("cypher", "--server", server.url(), "RETURN x");

        assertThat(outcome.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
        assertThat(outcome.out()).contains("long long").contains("…");
    }

    @Test
    void printsNodesTheWayCypherDoes() {
        server.answer(200, """
                {"columns": ["c"], "rows": [[{"node_id": "customer_1", "type": "customer", "properties": {"name": "Acme"}}]]}
                """);

        assertThat(run("cypher", "MATCH (c) RETURN c").out()).contains("(customer_1:customer {name: \"Acme\"})");
    }

    @Test
    void refusesAParameterThatOnlyBeginsLikeJson() {
        var outcome = run("cypher", "--param", "ids=[1, 2", "RETURN $ids");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("--param ids begins like JSON but is not: [1, 2\n");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void takesTheStatementAsItIsEvenWhenItLooksLikeAFileOfArguments() {
        server.answer(400, "{\"title\": \"No\"}");

        run("cypher", "@arguments");

        assertThat(server.asked().getFirst().text()).contains("\"query\":\"@arguments\"");
    }

    private CommandLineRun.Outcome run(String... args) {
        return new CommandLineRun().env("AIA_SERVER", server.url()).run(args);
    }
}
