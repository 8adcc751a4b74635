package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values at and beyond the ends of what the graph holds: answered or refused, and no failure of the server. */
class FarValuesIT extends GraphQlDoor {

    @BeforeEach
    void fill() {
        run("MATCH (n:Entity) DETACH DELETE n");
        run("""
                CREATE (:Entity:Task {id: 'task_a', type: 'task', priority: 3, created_at: datetime('2025-01-01T00:00:00Z')}),
                  (:Entity:Task {id: 'task_b', type: 'task', priority: 9223372036854775807})""");
    }

    @Test
    void momentsReachAsFarAsTheGraphDoes() throws Exception {
        var query = "query($at: DateTime!) { tasks(where: {OR: [{createdAt: {gt: $at}}, {createdAt: {lte: $at}},"
                + " {createdAt: {eq: $at}}, {createdAt: {in: [$at]}}]}) { id } }";
        for (var far : List.of("-999999998-01-01T00:00:00Z", "+999999998-12-31T23:59:59.999999999Z")) {
            var answer = ask(query, Map.of("at", far));
            assertThat(answer.errors()).as(far).isEmpty();
            assertThat(answer.list("tasks")).hasSize(1);
        }
        for (var beyond : List.of(
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59.999999999Z",
                "+999999999-12-31T23:59:59-18:00",
                "-999999999-01-01T00:00:00+18:00",
                "+1000000000-01-01T00:00:00Z")) {
            var answer = ask(query, Map.of("at", beyond));
            assertThat(String.valueOf(answer.error().get("message"))).as(beyond).contains("999999998");
            assertThat(answer.extension("classification")).isNotEqualTo("INTERNAL_ERROR");
            var literal = ask("{ tasks(where: {createdAt: {gt: \"" + beyond + "\"}}) { id } }");
            assertThat(literal.extension("classification")).isEqualTo("ValidationError");
        }
    }

    @Test
    void cursorsThatNoListGaveAreRefused() throws Exception {
        var large = "123456789012345678901234567890";
        var cursors = Map.of(
                "[" + large + ", \"task_a\"]",
                "{priority: ASC}",
                "[-" + large + ", \"task_a\"]",
                "{priority: DESC}",
                "[" + large + ", \"task_a\" ]",
                "{progress: ASC}",
                "[\"2025-01-01T00:00:00+05:00[UT+05:00]\", \"task_a\"]",
                "{createdAt: DESC}");
        for (var cursor : cursors.entrySet()) {
            for (var argument : List.of("after", "before")) {
                var answer = page(cursor.getKey(), cursor.getValue(), argument);
                assertThat(answer.errors()).as(cursor.getKey()).hasSize(1);
                assertThat(answer.extension("classification"))
                        .as(cursor.getKey())
                        .isEqualTo("BAD_REQUEST");
                assertThat(answer.extension("field")).isEqualTo(argument);
            }
        }
    }

    @Test
    void cursorsReachAsFarAsTheGraphDoes() throws Exception {
        for (var far : List.of("+999999999-12-31T23:59:59-18:00", "-999999999-01-01T00:00:00+18:00")) {
            assertThat(page("[\"" + far + "\", \"task_a\"]", "{createdAt: ASC}", "after")
                            .errors())
                    .as(far)
                    .isEmpty();
        }
        assertThat(page("[1.5, \"task_a\"]", "{priority: ASC}", "after").list("tasksConnection", "nodes"))
                .hasSize(2);
    }

    private Answer page(String cursor, String sort, String argument) throws Exception {
        var encoded = Base64.getUrlEncoder().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
        return ask("{ tasksConnection(sort: [%s], %s: \"%s\") { nodes { id } } }".formatted(sort, argument, encoded));
    }

    @Test
    void pagesGoPastTheLargestNumber() throws Exception {
        var first =
                ask("{ tasksConnection(sort: [{priority: DESC}], first: 1) { nodes { id } pageInfo { endCursor } } }");
        var next = ask("{ tasksConnection(sort: [{priority: DESC}], after: \"%s\") { nodes { id } } }"
                .formatted(first.at("tasksConnection", "pageInfo", "endCursor")));
        assertThat(first.at("tasksConnection", "nodes", 0, "id")).isEqualTo("task_b");
        assertThat(next.list("tasksConnection", "nodes")).isEqualTo(List.of(Map.of("id", "task_a")));
    }

    @Test
    void numbersThatNothingCanHoldAreRefusedWhereTheyStand() throws Exception {
        for (var far : List.of("1e400", "-1e400", "9223372036854775808", "{deep: [-9223372036854775809]}")) {
            for (var query : List.of(
                    "{ cypher(query: \"RETURN $x AS x\", params: {x: %s}) { rows } }",
                    "{ search(query: \"x\", filters: {priority: %s}) { hits { score } } }",
                    "{ search(query: \"x\", filters: {priority: {gte: %s}}) { hits { score } } }",
                    "{ search(query: \"x\", filters: {priority: [1, %s]}) { hits { score } } }")) {
                var answer = ask(query.formatted(far));
                assertThat(answer.errors()).as(query + far).hasSize(1);
                assertThat(answer.extension("classification")).as(query + far).isEqualTo("BAD_REQUEST");
                assertThat(answer.extension("code")).as(query + far).isNotNull();
            }
        }
    }

    @Test
    void numbersThatNothingCanHoldAreRefusedInVariables() throws Exception {
        for (var query : List.of(
                "query($v: JSON) { cypher(query: \\\"RETURN $x AS x\\\", params: $v) { rows } }",
                "query($v: JSON) { search(query: \\\"x\\\", filters: $v) { hits { score } } }")) {
            for (var far : List.of("1e400", "-1e400", "9223372036854775808", "[9223372036854775808]")) {
                var answer = post("{\"query\": \"%s\", \"variables\": {\"v\": {\"x\": %s}}}".formatted(query, far));
                assertThat(answer.toString()).as(far).contains("message").doesNotContain("INTERNAL_ERROR");
                assertThat(answer.get("errors")).as(far + answer).isNotNull();
            }
        }
    }

    @Test
    void wordsForNumbersThatAreNoneAreWords() throws Exception {
        assertThat(ask("{ cypher(query: \"RETURN $x AS x\", params: {x: \"NaN\", y: NaN}) { rows } }")
                        .at("cypher", "rows", 0, "x"))
                .isEqualTo("NaN");
        var answer = ask("{ search(query: \"x\", filters: {priority: {gte: \"NaN\"}}) { hits { score } } }");
        assertThat(answer.body().toString()).doesNotContain("INTERNAL_ERROR");
    }

    @Test
    void nestingHasAnEnd() throws Exception {
        var deep = "[".repeat(300) + "1" + "]".repeat(300);
        var deeper = "[".repeat(3000) + "1" + "]".repeat(3000);
        for (var nested : List.of(deep, deeper)) {
            var inPlace = ask("{ cypher(query: \"RETURN 1 AS x\", params: {x: " + nested + "}) { rows } }");
            assertThat(inPlace.body().toString()).doesNotContain("INTERNAL_ERROR");
            var answer = post(
                    "{\"query\": \"query($v: JSON) { cypher(query: \\\"RETURN 1 AS x\\\", params: $v) { rows } }\", \"variables\": {\"v\": {\"x\": "
                            + nested + "}}}");
            assertThat(answer.toString()).doesNotContain("INTERNAL_ERROR");
            var filters = ask("{ search(query: \"x\", filters: {priority: " + nested + "}) { hits { score } } }");
            assertThat(filters.errors()).isNotEmpty();
            assertThat(filters.body().toString()).doesNotContain("INTERNAL_ERROR");
        }
    }

    @Test
    void wholeNumbersOfAnySizeAreNumbersInFilters() throws Exception {
        var answer = ask("""
                { tasks(where: {property: [{name: "priority", lt: 123456789012345678901234567890}]}) { id } }""");
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.list("tasks")).hasSize(2);
    }

    @Test
    void numbersThatNothingCanHoldAreNotComparedWith() throws Exception {
        var large = "9".repeat(400);
        for (var far : List.of("1e400", large, "-" + large)) {
            var literal =
                    ask("{ tasks(where: {property: [{name: \"priority\", in: [1, %s]}]}) { id } }".formatted(far));
            assertThat(literal.errors()).as(far).hasSize(1);
            assertThat(literal.extension("classification")).as(far).isEqualTo("BAD_REQUEST");
            assertThat(literal.extension("field")).as(far).isEqualTo("where");
            var variable = post(
                    "{\"query\": \"query($v: JSON) { tasks(where: {property: [{name: \\\"priority\\\", lt: $v}]}) { id } }\", \"variables\": {\"v\": "
                            + far + "}}");
            assertThat(variable.get("errors")).as(far + variable).isNotNull();
            assertThat(variable.toString()).doesNotContain("INTERNAL_ERROR");
        }
    }
}
