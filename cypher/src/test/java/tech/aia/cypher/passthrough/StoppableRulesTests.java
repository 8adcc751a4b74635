package tech.aia.cypher.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoppableRulesTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MATCH (e:Entity {id: $id}) RETURN e.id AS id, e.name AS name",
                "MATCH (e:Entity) WHERE e.id >= $id RETURN e.id ORDER BY e.id LIMIT 20",
                "MATCH (a)-[r:KNOWS|LIKES]->(b) WHERE (a.x > 1 AND NOT (b.y = 2)) RETURN count(*), labels(a)[0], r",
                "MATCH p = (a)-[:KNOWS*1..3]->(b) WHERE a.id IN [$one, $two] RETURN p",
                "MATCH (n) RETURN n {.id, list: [1, 2, n.x]}, `reduce`.x, coalesce(n.name, 'reduce(x)')",
                "MATCH (n) RETURN collect(DISTINCT n.name) AS names // reduce(s = 0, x IN [1] | x)",
                "EXPLAIN MATCH (n) RETURN elementId(n), CASE WHEN (n.x) = 1 THEN (2) ELSE (3) END"
            })
    void goesFromRowToRow(String statement) {
        assertThat(fits(statement)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RETURN reduce(s = 0, x IN $list | s + x)",
                "RETURN r\\u0065duce(s = 0, x IN $list | s + x)",
                "RETURN [x IN $list | x + 1]",
                "RETURN [x IN $list WHERE x > 1]",
                "RETURN [`x` IN $list | x]",
                "RETURN [/* of */ x /* in */ IN $list | x]",
                "MATCH (a) RETURN [(a)-->(b) | b.id]",
                "MATCH (a) RETURN [p = (a)-->(b) | p]",
                "MATCH (a) WHERE any(x IN a.list WHERE x = 1) RETURN a",
                "MATCH (a) WHERE all (x IN a.list WHERE x = 1) RETURN a",
                "RETURN size(range(1, 1000000000000))",
                "RETURN `range`(1, 2)",
                "MATCH (n) WHERE n.text =~ '(a+)+b' RETURN n",
                "MATCH (n) WHERE COUNT { (n)-->() } > 1 RETURN n",
                "MATCH (n) WHERE EXISTS { (n)-->() } RETURN n",
                "RETURN COLLECT { MATCH (n) RETURN n } AS all",
                "UNWIND $list AS x RETURN x",
                "CALL db.labels() YIELD label RETURN label",
                "CALL { MATCH (n) RETURN n } RETURN n",
                "MATCH (a), (b), p = shortestPath((a)-[*]-(b)) RETURN p",
                "MATCH (n) FOREACH (x IN n.list | SET n.x = x)",
                "RETURN aia.embed('x')"
            })
    void mayLoopWhereNobodyLooks(String statement) {
        assertThat(fits(statement)).isFalse();
    }

    private static boolean fits(String statement) {
        return StoppableRules.fit(StatementText.parse(statement, 10_000).readings());
    }
}
