package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.ClassPathResource;

/** The shapes of queries that people found wrong, slow or missing elsewhere: what each gives, and that each root field is one statement. */
class ComplainedShapesIT extends GraphQlDoor {
    private static final Pattern SECTION = Pattern.compile("^## (.+)$", Pattern.MULTILINE);
    private static final String SHOP = """
            UNWIND [['a', 'Tech', 10, 1990], ['b', 'Tech', 30, null], ['c', 'Food', 20, 1980], ['d', null, null, 1970], ['e', 'Food', 30, null]]
              AS c
            CREATE (:Entity:Customer {id: 'customer_' + c[0], type: 'customer', name: toUpper(c[0]), sector: c[1], annual_revenue: c[2], founded: c[3]})
            WITH count(*) AS all
            UNWIND [['x', 5.0], ['y', 7.0], ['z', 9.0]] AS p
            CREATE (:Entity:Product {id: 'product_' + p[0], type: 'product', name: p[0], unit_price: p[1]})
            WITH count(*) AS all
            UNWIND [['a', 'x', 1, 1], ['a', 'x', 2, 5], ['a', 'y', 3, 2], ['b', 'y', 4, 9], ['c', 'z', 5, 3], ['c', 'x', 6, 4]] AS r
            MATCH (c:Customer {id: 'customer_' + r[0]}), (p:Product {id: 'product_' + r[1]})
            CREATE (c)-[:PURCHASED {at: datetime('2025-02-01T00:00:00Z') + duration({days: r[2]}), amount: r[3], quantity: 1}]->(p)""";
    private static final String WORK = """
            MATCH (a:Customer {id: 'customer_a'}), (x:Product {id: 'product_x'})
            CREATE (one:Entity:Task {id: 'task_1', type: 'task', name: 'T1'}), (two:Entity:Task {id: 'task_2', type: 'task', name: 'T2'}),
              (three:Entity:Task {id: 'task_3', type: 'task', name: 'T3'}), (ticket:Entity {id: 'ticket_1', type: 'ticket', name: 'slow'}),
              (two)-[:DEPENDS_ON]->(one), (three)-[:DEPENDS_ON]->(two), (three)-[:DEPENDS_ON]->(three),
              (one)-[:ABOUT]->(a), (one)-[:ABOUT]->(x), (one)-[:ABOUT]->(ticket), (two)-[:ABOUT]->(a),
              (one)-[:PRODUCED]->(:Entity:Result {id: 'result_r', type: 'result', result_type: 'report'}),
              (one)-[:ASSIGNED_TO]->(agent:Entity:Agent {id: 'agent_one', type: 'agent', name: 'One'}), (two)-[:ASSIGNED_TO]->(agent),
              (:Entity:Agent {id: 'agent_two', type: 'agent', name: 'Two'})""";

    private record Shape(String name, String text) {

        @Nullable
        String block(String language) {
            var found = Pattern.compile("^```" + language + "\n(.*?)\n```$", Pattern.MULTILINE | Pattern.DOTALL)
                    .matcher(text);
            return found.find() ? found.group(1) : null;
        }

        String query() {
            return Objects.requireNonNull(block("graphql"));
        }

        int roots() {
            return new Parser()
                    .parseDocument(query())
                    .getDefinitionsOfType(OperationDefinition.class)
                    .getFirst()
                    .getSelectionSet()
                    .getSelections()
                    .size();
        }
    }

    @TestFactory
    Stream<DynamicTest> answersWhatOthersGetWrong() throws Exception {
        run("MATCH (n:Entity) DETACH DELETE n");
        run(SHOP);
        run(WORK);
        var shapes = shapes();
        assertThat(shapes).hasSizeGreaterThanOrEqualTo(40);
        return shapes.stream().map(shape -> DynamicTest.dynamicTest(shape.name(), () -> check(shape)));
    }

    private void check(Shape shape) throws Exception {
        var answer = ask(shape.query(), variables(shape));
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.statements()).isEqualTo(shape.roots());
        assertThat(answer.body().get("data")).isEqualTo(orderedMap(Objects.requireNonNull(shape.block("json"))));
    }

    /** A value {@code #field} is the cursor of the fourth customer in the order of that field. */
    private Map<String, Object> variables(Shape shape) throws Exception {
        var given = shape.block("variables");
        var variables = new HashMap<String, Object>();
        if (given != null) {
            for (var variable : orderedMap(given).entrySet()) {
                variables.put(
                        variable.getKey(),
                        variable.getValue() instanceof String text && text.startsWith("#")
                                ? cursor(text.substring(1))
                                : variable.getValue());
            }
        }
        return variables;
    }

    private Object cursor(String field) throws Exception {
        return Objects.requireNonNull(ask("{ customersConnection(sort: [{" + field + ": ASC}]) { edges { cursor } } }")
                .at("customersConnection", "edges", 3, "cursor"));
    }

    private static List<Shape> shapes() throws Exception {
        var text = new String(new ClassPathResource("query-shapes.md").getContentAsByteArray(), StandardCharsets.UTF_8);
        var heads = SECTION.matcher(text).results().toList();
        return Stream.iterate(0, i -> i < heads.size(), i -> i + 1)
                .map(i -> new Shape(
                        heads.get(i).group(1),
                        text.substring(
                                heads.get(i).end(),
                                i + 1 < heads.size() ? heads.get(i + 1).start() : text.length())))
                .toList();
    }
}
