package tech.aia.graph.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.agent.Agents;
import tech.aia.graph.customer.Customer;
import tech.aia.graph.customer.Customers;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.entity.EntityRow;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.product.Product;
import tech.aia.graph.product.Products;
import tech.aia.graph.result.Result;
import tech.aia.graph.result.Results;
import tech.aia.graph.task.Assignment;
import tech.aia.graph.task.Task;
import tech.aia.graph.task.Tasks;

class ReadModelsIT {
    private final Tasks tasks = ReadModels.get(Tasks.class);
    private final Agents agents = ReadModels.get(Agents.class);
    private final Customers customers = ReadModels.get(Customers.class);
    private final Products products = ReadModels.get(Products.class);
    private final Results results = ReadModels.get(Results.class);
    private final Entities entities = ReadModels.get(Entities.class);

    @BeforeEach
    void wipe() {
        TestNeo4j.wiped();
    }

    @Test
    void readsATaskWithEveryField() {
        cypher("""
                CREATE (:Entity:Task {id: 'task_1', type: 'task', name: 'Report', task_type: 'reporting', description: 'Sum up',
                  status: 'failed', priority: 8, progress: 40, error: 'No data', created_at: datetime('2025-09-01T06:00:00+02:00'),
                  started_at: datetime('2025-09-01T06:00:00Z'), ended_at: datetime('2025-09-01T07:00:00Z'),
                  updated_at: datetime('2025-09-01T07:00:00Z'), embedding: [0.5, 0.5]})""");

        assertThat(tasks.find("task_1"))
                .contains(new Task(
                        "task_1",
                        "Report",
                        "reporting",
                        "Sum up",
                        "failed",
                        8L,
                        40.0,
                        Instant.parse("2025-09-01T04:00:00Z"),
                        Instant.parse("2025-09-01T06:00:00Z"),
                        null,
                        Instant.parse("2025-09-01T07:00:00Z"),
                        "No data",
                        Instant.parse("2025-09-01T07:00:00Z")));
        assertThat(tasks.find("1")).isEqualTo(tasks.find("task_1"));
        assertThat(tasks.find("2")).isEmpty();
    }

    @Test
    void prefersTheIdAsGivenToTheOneMadeOfIt() {
        create("task", "task_x", Map.of("name", "made of it"));
        create("task", "x", Map.of("name", "as given"));

        assertThat(tasks.find("task_x")).map(Task::name).contains("as given");
        assertThat(tasks.find("task_task_x")).map(Task::name).contains("made of it");
    }

    @Test
    void readsValuesOfAnotherKindAsNone() {
        cypher("""
                CREATE (:Entity:Customer {id: 'customer_a', type: 'customer', name: 7, founded: '2013 (1888)', annual_revenue: 12,
                  employees: '150', revenue_year: 2023.0, created_at: date('2025-01-01'), website: ['x'], sector: true})
                CREATE (:Entity:Agent {id: 'agent_a', type: 'agent', capabilities: 'one', specialisations: [1, 2]})""");

        var customer = customers.find("a").orElseThrow();
        assertThat(customer.name()).isEqualTo("7");
        assertThat(customer.founded()).isNull();
        assertThat(customer.annualRevenue()).isEqualTo(12.0);
        assertThat(customer.employees()).isEqualTo(150);
        assertThat(customer.revenueYear()).isEqualTo(2023);
        assertThat(customer.createdAt()).isNull();
        assertThat(customer.website()).isNull();
        assertThat(customer.sector()).isEqualTo("true");
        var agent = agents.find("a").orElseThrow();
        assertThat(agent.capabilities()).containsExactly("one");
        assertThat(agent.specialisations()).isEmpty();
        assertThat(agent.name()).isNull();
    }

    @Test
    void findsManyInTheOrderGivenAndOnlyOfTheType() {
        IntStream.range(0, 5).forEach(i -> create("product", "p" + i, Map.of("unit_price", i + 0.5)));
        create("result", "r", Map.of("content", "{}"));

        var ids = List.of("product_p3", "nothing", "result_r", "product_p0");
        assertThat(products.findAll(ids)).extracting(Product::id).containsExactly("product_p3", "product_p0");
        assertThat(products.findAll(ids)).extracting(Product::unitPrice).containsExactly(3.5, 0.5);
        assertThat(results.findAll(ids)).extracting(Result::content).containsExactly("{}");
        assertThat(products.findAll(List.of())).isEmpty();
    }

    @Test
    void pagesByIdWithoutRepeatsOrGaps() {
        IntStream.range(0, 23)
                .forEach(i -> create("customer", "c%02d".formatted(i), Map.of("sector", i % 2 == 0 ? "even" : "odd")));
        create("customers", "not one", Map.of());

        var all = new ArrayList<String>();
        @Nullable String after = null;
        boolean more;
        do {
            var page = customers.list("even", 5, after);
            page.items().forEach(customer -> all.add(customer.id()));
            after = all.getLast();
            more = page.more();
        } while (more);
        assertThat(all).hasSize(12).isSorted().doesNotHaveDuplicates();
        assertThat(customers.list(null, 23, null).more()).isFalse();
        assertThat(customers.list(null, 22, null).more()).isTrue();
        assertThat(customers.list("x' OR true //", 22, null).items()).isEmpty();
    }

    @Test
    void filtersTasksByStatusAndType() {
        create("task", "a", Map.of("status", "running", "task_type", "review"));
        create("task", "b", Map.of("status", "running", "task_type", "report"));
        create("task", "c", Map.of("status", "failed", "task_type", "review"));

        assertThat(tasks.list("running", null, 9, null).items()).hasSize(2);
        assertThat(tasks.list("running", "review", 9, null).items()).hasSize(1);
        assertThat(tasks.list(null, "review", 9, "task_a").items())
                .extracting(Task::id)
                .containsExactly("task_c");
    }

    @Test
    void refusesPagesThatAreTooLargeOrEmpty() {
        for (var limit : List.of(0, -1, 1001)) {
            assertThatThrownBy(() -> agents.list(limit, null)).isInstanceOf(GraphModelException.InvalidValue.class);
        }
        assertThatThrownBy(() -> customers.purchases(List.of(), -1)).isInstanceOf(GraphModelException.class);
    }

    @Test
    void readsWhatTasksAreConnectedWithInTwoStatementsHoweverManyThereAre() {
        cypher("""
                UNWIND range(10, 49) AS i
                CREATE (t:Entity:Task {id: 'task_' + i, type: 'task'})
                CREATE (a:Entity:Agent {id: 'agent_' + i, type: 'agent'}), (b:Entity:Agent {id: 'agent_b' + i, type: 'agent'})
                CREATE (t)-[:ASSIGNED_TO {assigned_at: datetime('2025-01-01T00:00:00Z')}]->(a), (t)-[:ASSIGNED_TO]->(b)
                CREATE (t)-[:PRODUCED]->(:Entity:Result {id: 'result_' + i, type: 'result'})
                CREATE (t)-[:ABOUT]->(:Entity:Planet {id: 'planet_' + i, type: 'planet', name: 'P'})
                CREATE (t)-[:DEPENDS_ON]->(t)""");
        var ids = IntStream.range(10, 49).mapToObj(i -> "task_" + i).toList();

        var assignments = inStatements(2, () -> tasks.assignments(ids, 10));
        assertThat(assignments).hasSize(39);
        assertThat(assignments.get("task_12"))
                .containsExactly(
                        new Assignment(agents.find("12").orElseThrow(), Instant.parse("2025-01-01T00:00:00Z")),
                        new Assignment(agents.find("b12").orElseThrow(), null));
        assertThat(inStatements(2, () -> tasks.assignments(ids, 1)).values()).allMatch(list -> list.size() == 1);
        assertThat(inStatements(2, () -> tasks.results(ids, 10)).get("task_20"))
                .extracting(Result::id)
                .containsExactly("result_20");
        assertThat(inStatements(2, () -> tasks.dependencies(ids, 10)).get("task_20"))
                .extracting(Task::id)
                .containsExactly("task_20");
        assertThat(inStatements(2, () -> tasks.subjects(ids, 10)).get("task_20"))
                .extracting(Entity::name)
                .containsExactly("P");
        assertThat(inStatements(2, () -> tasks.assignedTo(List.of("agent_30", "agent_none"), 10)))
                .hasEntrySatisfying("agent_30", list -> assertThat(list).hasSize(1))
                .containsEntry("agent_none", List.of());
        assertThat(inStatements(1, () -> tasks.list(null, null, 30, null)).items())
                .hasSize(30);
    }

    @Test
    void addsUpPurchasesAndReadsTheLatestInTwoStatements() {
        cypher("""
                CREATE (p:Entity:Product {id: 'product_p', type: 'product', name: 'Chai'})
                WITH p UNWIND range(0, 9) AS i
                CREATE (c:Entity:Customer {id: 'customer_' + i, type: 'customer'})
                WITH p, c, i UNWIND range(1, i) AS j
                CREATE (c)-[:PURCHASED {at: datetime({year: 2025, month: j}), amount: j, quantity: toString(j)}]->(p)""");
        cypher("""
                MATCH (c:Customer {id: 'customer_3'}), (p:Product)
                CREATE (c)-[:PURCHASED {at: date('2025-02-15')}]->(p), (c)-[:PURCHASED {at: 'soon', amount: 'much'}]->(p)""");
        var ids = List.of("customer_0", "customer_3", "customer_9", "customer_none");

        var purchases = inStatements(2, () -> customers.purchases(ids, 4));

        assertThat(purchases.keySet()).containsExactlyElementsOf(ids);
        assertThat(purchases.get("customer_9")).satisfies(nine -> {
            assertThat(nine.count()).isEqualTo(9);
            assertThat(nine.amount()).isEqualTo(45);
            assertThat(nine.quantity()).isEqualTo(45);
            assertThat(nine.latest()).extracting(one -> one.amount()).containsExactly(9.0, 8.0, 7.0, 6.0);
            assertThat(nine.latest().getFirst().product().name()).isEqualTo("Chai");
            assertThat(nine.latest().getFirst().at()).isEqualTo("2025-09-01T00:00:00Z");
        });
        assertThat(purchases.get("customer_3")).satisfies(three -> {
            assertThat(three.count()).isEqualTo(5);
            assertThat(three.amount()).isEqualTo(6);
            assertThat(three.latest().get(1).at()).isEqualTo("2025-02-15T00:00:00Z");
            assertThat(three.latest().get(1).amount()).isNull();
        });
        assertThat(purchases.get("customer_0")).isEqualTo(purchases.get("customer_none"));
        assertThat(customers.purchases(List.of("customer_3"), 9).get("customer_3"))
                .satisfies(three -> assertThat(three.latest().getLast().at()).isNull());
    }

    @Test
    void listsAreReadFromTheIndexInOrder() {
        IntStream.range(0, 30).forEach(i -> create("customer", "c" + i, Map.of()));
        assertThat(customers.list(null, 2, null).items())
                .extracting(Customer::id)
                .containsExactly("customer_c0", "customer_c1");

        var parameters = new HashMap<String, @Nullable Object>(Map.of("after", "", "limit", 3));
        parameters.put("sector", null);
        // Neo4j keeps a plan for some seconds, and what it knows of an index for longer, such as that it was empty in
        // an earlier test.
        TestNeo4j.asItIs().graph().execute("CALL db.prepareForReplanning(60)");
        var plan = TestNeo4j.asItIs()
                .driver()
                .executableQuery("EXPLAIN " + ReadModels.lastMappedStatement())
                .withParameters(parameters)
                .execute()
                .summary()
                .queryPlan();
        assertThat(plan.toString())
                .contains("NodeIndexSeek")
                .doesNotContain("Sort")
                .doesNotContain("Top");
    }

    private static <T> T inStatements(int expected, Supplier<T> read) {
        var before = ReadModels.statements();
        var result = read.get();
        assertThat(ReadModels.statements() - before).isEqualTo(expected);
        return result;
    }

    private void create(String type, String key, Map<String, Object> properties) {
        var entityType = new EntityType(type);
        entities.upsert(entityType, List.of(new EntityRow(entityType.idOf(key), properties)));
    }

    private static void cypher(String statement) {
        TestNeo4j.asItIs().cypher(statement, Map.of());
    }
}
