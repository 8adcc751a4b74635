package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.summary.Plan;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Lists by properties that have an index are read from there until they are full. */
@SuppressWarnings("NullAway.Init")
class IndexedListsIT extends GraphQlDoor {
    private static final String PAGE = """
            { customersConnection(where: %s, sort: [{id: %s}], first: 3) { totalCount nodes { id } pageInfo { endCursor } } }""";

    @Autowired
    private Driver driver;

    @BeforeEach
    void fill() {
        run("MATCH (n:Entity) DETACH DELETE n");
        run("""
                UNWIND range(100, 1099) AS i
                CREATE (:Entity:Customer {id: 'customer_' + i, type: 'customer', name: 'C' + i, sector: 's' + (i % 50), country: 'c' + (i % 3)}),
                  (:Entity:Plant {id: 'plant_' + i, type: 'plant', name: 'P' + i, sector: 's' + (i % 50)})""");
        graph.execute("CALL db.awaitIndexes(60)");
        graph.execute("CALL db.prepareForReplanning(60)");
    }

    @Test
    void byAPropertyOfTheSchema() throws Exception {
        var query = PAGE.formatted("{sector: {eq: \"s7\"}}", "ASC");

        assertThat(idsOf(query)).containsExactly("customer_1007", "customer_1057", "customer_107");
        assertThat(operatorsOf(query)).satisfies(IndexedListsIT::areOfAnIndexInOrder);
    }

    @Test
    void backwards() throws Exception {
        var query = PAGE.formatted("{sector: {eq: \"s7\"}}", "DESC");

        assertThat(idsOf(query)).containsExactly("customer_957", "customer_907", "customer_857");
        assertThat(operatorsOf(query)).satisfies(IndexedListsIT::areOfAnIndexInOrder);
    }

    @Test
    void withAnotherConditionAndAfterACursor() throws Exception {
        var where = "{sector: {eq: \"s7\"}, name: {startsWith: \"C\"}}";
        var cursor = ask(PAGE.formatted(where, "ASC")).at("customersConnection", "pageInfo", "endCursor");
        var query = PAGE.formatted(where, "ASC").replace("first: 3", "first: 3, after: \"" + cursor + "\"");

        assertThat(idsOf(query)).containsExactly("customer_157", "customer_207", "customer_257");
        assertThat(operatorsOf(query)).satisfies(IndexedListsIT::areOfAnIndexInOrder);
    }

    @Test
    void byAPropertyOfWhateverType() throws Exception {
        var query = """
                { entities(where: {entityType: {eq: "plant"}, property: [{name: "sector", eq: "s7"}]}, sort: [{id: ASC}], first: 2) { id } }""";

        assertThat(ask(query).at("entities"))
                .isEqualTo(List.of(Map.of("id", "plant_1007"), Map.of("id", "plant_1057")));
        assertThat(operatorsOf(query)).satisfies(IndexedListsIT::areOfAnIndexInOrder);
    }

    @Test
    void inAnotherOrderOrByAnotherTestTheAnswerIsTheSame() throws Exception {
        assertThat(idsOf(PAGE.formatted("{sector: {eq: \"s7\"}, country: {eq: \"c0\"}}", "ASC")))
                .containsExactly("customer_207", "customer_357", "customer_507");
        assertThat(idsOf(PAGE.formatted("{sector: {in: [\"s7\", \"s8\"]}}", "ASC")))
                .containsExactly("customer_1007", "customer_1008", "customer_1057");
        assertThat(idsOf(PAGE.formatted("{sector: {eq: null}}", "ASC"))).isEmpty();
        assertThat(idsOf(PAGE.formatted("{sector: {eq: \"s7\"}}", "ASC").replace("{id: ASC}", "{name: DESC}")))
                .containsExactly("customer_957", "customer_907", "customer_857");
    }

    private static void areOfAnIndexInOrder(List<? extends String> operators) {
        assertThat(operators)
                .anyMatch(operator -> operator.startsWith("NodeIndexSeek"))
                .noneMatch(operator -> operator.contains("Scan"))
                .noneMatch(operator -> operator.contains("Sort") || operator.contains("Top"));
    }

    private List<String> idsOf(String query) throws Exception {
        return ask(query).list("customersConnection", "nodes").stream()
                .map(node -> String.valueOf(((Map<?, ?>) node).get("id")))
                .toList();
    }

    /** Of the plan of the one statement that the operation becomes. */
    private List<String> operatorsOf(String query) throws Exception {
        var body = JsonMapper.shared()
                .writeValueAsString(Map.of("query", query, "extensions", Map.of("statements", true)));
        var text = JsonMapper.shared()
                .valueToTree(post(body))
                .path("extensions")
                .path("statements")
                .path("texts")
                .path(0)
                .asString();
        var operators = new ArrayList<String>();
        try (var session = driver.session()) {
            collect(session.run("EXPLAIN " + text).consume().queryPlan().orElseThrow(), operators);
        }
        return operators;
    }

    private static void collect(Plan plan, List<String> operators) {
        operators.add(plan.operatorType().replaceFirst("@.*", ""));
        plan.children().forEach(child -> collect(child, operators));
    }
}
