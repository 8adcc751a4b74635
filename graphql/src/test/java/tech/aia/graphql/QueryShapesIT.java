package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shapes of queries that frontends write, and those that other compilers of GraphQL are known to get wrong. */
class QueryShapesIT extends GraphQlDoor {
    private static final String SHOP = """
            UNWIND [['a', 'Tech', 10, 1990], ['b', 'Tech', 30, null], ['c', 'Food', 20, 1980], ['d', null, null, 1970], ['e', 'Food', 30, null]]
              AS c
            CREATE (:Entity:Customer {id: 'customer_' + c[0], type: 'customer', name: toUpper(c[0]), sector: c[1], annual_revenue: c[2],
              founded: c[3], created_at: datetime('2025-01-0' + toString(size(c[0]) + coalesce(c[2], 0) / 10) + 'T00:00:00Z'), vip: c[0] = 'a'})
            WITH count(*) AS all
            UNWIND [['x', 5.0], ['y', 7.0], ['z', 9.0]] AS p
            CREATE (:Entity:Product {id: 'product_' + p[0], type: 'product', name: p[0], unit_price: p[1]})
            WITH count(*) AS all
            UNWIND [['a', 'x', 1, 1], ['a', 'x', 2, 5], ['a', 'y', 3, 2], ['b', 'y', 4, 9], ['c', 'z', 5, 3], ['c', 'x', 6, 4]] AS r
            MATCH (c:Customer {id: 'customer_' + r[0]}), (p:Product {id: 'product_' + r[1]})
            CREATE (c)-[:PURCHASED {at: datetime('2025-02-01T00:00:00Z') + duration({days: r[2]}), amount: r[3], quantity: CASE r[3] WHEN 1 THEN 2 ELSE 1 END}]->(p)
            WITH count(*) AS all
            CREATE (:Entity:Agent {id: 'agent_one', type: 'agent', name: 'One', capabilities: ['count', 'compare']}),
              (:Entity:Agent {id: 'agent_two', type: 'agent', name: 'Two', capabilities: ['write']}),
              (:Entity:Agent {id: 'agent_three', type: 'agent', name: 'Three'})""";

    @BeforeEach
    void fill() {
        run("MATCH (n:Entity) DETACH DELETE n");
        run(SHOP);
    }

    @Test
    void conditionsOnValues() throws Exception {
        assertThat(customers("{sector: {eq: \"Tech\"}}")).containsExactly("A", "B");
        assertThat(customers("{sector: {eq: null}}")).containsExactly("D");
        assertThat(customers("{sector: {ne: \"Tech\"}}")).containsExactly("C", "D", "E");
        assertThat(customers("{sector: {notIn: [\"Tech\"]}}")).containsExactly("C", "D", "E");
        assertThat(customers("{sector: {in: [\"Tech\", \"Food\"]}, annualRevenue: {gte: 20, lt: 30}}"))
                .containsExactly("C");
        assertThat(customers("{sector: {isNull: false}, name: {startsWith: \"E\"}}"))
                .containsExactly("E");
        assertThat(customers("{createdAt: {gt: \"2025-01-02T01:00:00+01:00\"}}"))
                .containsExactly("B", "C", "E");
        assertThat(customers("{property: [{name: \"vip\", eq: true}]}")).containsExactly("A");
        assertThat(customers("{property: [{name: \"annual_revenue\", gt: 25}, {name: \"founded\", isNull: true}]}"))
                .containsExactly("B", "E");
    }

    @Test
    void conditionsTogether() throws Exception {
        assertThat(customers("{OR: [{sector: {eq: \"Food\"}}, {name: {eq: \"A\"}}]}"))
                .containsExactly("A", "C", "E");
        assertThat(customers("{OR: []}")).isEmpty();
        assertThat(customers("{AND: []}")).hasSize(5);
        assertThat(customers("{NOT: {sector: {eq: \"Tech\"}}}"))
                .as("no value is not Tech")
                .containsExactly("C", "D", "E");
        assertThat(customers("{NOT: {OR: [{sector: {eq: \"Tech\"}}, {founded: {lt: 1975}}]}}"))
                .containsExactly("C", "E");
        assertThat(customers("{AND: [{sector: {eq: \"Food\"}}, {NOT: {founded: {isNull: true}}}]}"))
                .containsExactly("C");
    }

    @Test
    void conditionsOnRelationships() throws Exception {
        assertThat(customers("{purchases: {some: {node: {name: {eq: \"x\"}}}}}"))
                .containsExactly("A", "C");
        assertThat(customers("{purchases: {none: {node: {name: {eq: \"x\"}}}}}"))
                .containsExactly("B", "D", "E");
        assertThat(customers("{purchases: {all: {node: {unitPrice: {lte: 7}}}}}"))
                .containsExactly("A", "B", "D", "E");
        assertThat(customers("{purchases: {single: {edge: {amount: {gte: 4}}}}}"))
                .containsExactly("A", "B", "C");
        assertThat(customers("{purchases: {count: {gte: 2}}}")).containsExactly("A", "C");
        assertThat(customers("{purchases: {count: {eq: 0}}}")).containsExactly("D", "E");
        assertThat(
                        customers(
                                "{purchases: {some: {edge: {amount: {gt: 4}}, node: {customers: {some: {node: {name: {eq: \"B\"}}}}}}}}"))
                .as("through a product and back")
                .containsExactly("B");
        assertThat(names("agents", "{capabilities: {includesAll: [\"count\", \"compare\"]}}"))
                .containsExactly("One");
        assertThat(names("agents", "{capabilities: {includesAny: [\"count\", \"write\"]}}"))
                .containsExactly("One", "Two");
        assertThat(names("agents", "{NOT: {capabilities: {includes: \"write\"}}}"))
                .containsExactly("One", "Three");
    }

    @Test
    void listsAreFullHoweverManyRelationshipsLeadToEachNode() throws Exception {
        run(
                "MATCH (c:Customer {id: 'customer_d'}), (p:Product) WITH c, p, CASE p.name WHEN 'x' THEN 40 WHEN 'y' THEN 13 ELSE 1 END AS times"
                        + " UNWIND range(1, times) AS i CREATE (c)-[:PURCHASED {amount: toFloat(i)}]->(p)");
        for (int first = 1; first <= 4; first++) {
            for (var sort : List.of("", ", sort: [{node: {unitPrice: DESC}}]")) {
                var products = ask("{ customers(where: {id: {eq: \"customer_d\"}}) { purchases(first: " + first + sort
                                + ", where: {node: {unitPrice: {gte: 1}}}) { name } } }")
                        .list("customers", 0, "purchases");

                var all = sort.isEmpty() ? List.of("x", "y", "z") : List.of("z", "y", "x");
                assertThat(products)
                        .as("first %s%s", first, sort)
                        .extracting(product -> ((Map<?, ?>) product).get("name"))
                        .isEqualTo(all.subList(0, Math.min(first, 3)));
            }
        }
    }

    @Test
    void pagesByNullableFieldsMeetEveryNodeOnce() throws Exception {
        for (var sort : List.of(
                "[{founded: ASC}]",
                "[{founded: DESC}]",
                "[{sector: DESC}, {annualRevenue: ASC}]",
                "[{createdAt: DESC}]",
                "[{id: DESC}]")) {
            var whole = ask("{ customers(sort: " + sort + ") { id } }").list("customers");
            var seen = new ArrayList<Object>();
            @Nullable Object cursor = null;
            do {
                var after = cursor == null ? "" : ", after: \"" + cursor + "\"";
                var page = ask("{ customersConnection(first: 2, sort: " + sort + after
                        + ") { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor } } }");
                assertThat(page.errors()).as(sort).isEmpty();
                assertThat(page.at("customersConnection", "pageInfo", "hasPreviousPage"))
                        .isEqualTo(cursor != null);
                seen.addAll(page.list("customersConnection", "nodes"));
                var more = Boolean.TRUE.equals(page.at("customersConnection", "pageInfo", "hasNextPage"));
                cursor = more ? page.at("customersConnection", "pageInfo", "endCursor") : null;
            } while (cursor != null);
            assertThat(seen).as(sort).isEqualTo(whole).hasSize(5);
        }
        assertThat(ask("{ customers(sort: [{founded: ASC}]) { name } }")
                        .list("customers")
                        .toString())
                .as("no value comes last")
                .isEqualTo("[{name=D}, {name=C}, {name=A}, {name=B}, {name=E}]");
    }

    @Test
    void listsOverRelationshipsShowEachNodeOnceAndConnectionsEachRelationship() throws Exception {
        var answer = ask("""
                { customer(id: "a") {
                    purchases(sort: [{edge: {at: DESC}}]) { name }
                    last: purchases(first: 1, sort: [{edge: {at: ASC}}]) { name }
                    cheap: purchases(where: {node: {unitPrice: {lt: 6}}}) { name }
                    both: purchases(sort: [{edge: {quantity: ASC}}, {edge: {amount: ASC}}]) { name }
                    purchasesConnection(sort: [{node: {name: DESC}}, {edge: {amount: DESC}}], first: 2) {
                      totalCount
                      edges { node { name } properties { amount } }
                      pageInfo { hasNextPage }
                    }
                } }""");
        assertThat(answer.at("customer")).isEqualTo(orderedMap("""
                {"purchases": [{"name": "y"}, {"name": "x"}], "last": [{"name": "x"}], "cheap": [{"name": "x"}],
                 "both": [{"name": "y"}, {"name": "x"}],
                 "purchasesConnection": {"totalCount": 3, "edges": [
                   {"node": {"name": "y"}, "properties": {"amount": 2.0}}, {"node": {"name": "x"}, "properties": {"amount": 5.0}}],
                   "pageInfo": {"hasNextPage": true}}}"""));
        assertThat(answer.statements()).isEqualTo(1);
    }

    @Test
    void pagesOfANestedConnectionGoOnWhereTheyEnded() throws Exception {
        var seen = new ArrayList<Object>();
        @Nullable Object cursor = null;
        do {
            var page = ask("""
                    query ($after: String) { customer(id: "a") { purchasesConnection(first: 1, after: $after, sort: [{edge: {amount: ASC}}]) {
                      edges { cursor properties { amount } } pageInfo { hasNextPage } } } }""", cursor == null ? Map.of() : Map.of("after", cursor));
            assertThat(page.errors()).isEmpty();
            seen.add(page.at("customer", "purchasesConnection", "edges", 0, "properties", "amount"));
            var more = Boolean.TRUE.equals(page.at("customer", "purchasesConnection", "pageInfo", "hasNextPage"));
            cursor = more ? page.at("customer", "purchasesConnection", "edges", 0, "cursor") : null;
        } while (cursor != null);
        assertThat(seen).containsExactly(1.0, 2.0, 5.0);
    }

    @Test
    void sumsOfWhatFitsByGroupToo() throws Exception {
        var answer = ask("""
                { customersConnection(where: {purchases: {count: {gte: 1}}}) {
                    totalCount
                    aggregate { count annualRevenue { min max avg sum } founded { max } name { min } createdAt { max } }
                    groups(by: [sector]) { key aggregate { count annualRevenue { sum } } }
                  }
                  empty: customersConnection(where: {name: {eq: "?"}}) { totalCount aggregate { count annualRevenue { sum avg max } } } }""");
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.body().get("data")).isEqualTo(orderedMap("""
                {"customersConnection": {"totalCount": 3,
                   "aggregate": {"count": 3, "annualRevenue": {"min": 10.0, "max": 30.0, "avg": 20.0, "sum": 60.0}, "founded": {"max": 1990},
                                 "name": {"min": "A"}, "createdAt": {"max": "2025-01-04T00:00:00Z"}},
                   "groups": [{"key": {"sector": "Tech"}, "aggregate": {"count": 2, "annualRevenue": {"sum": 40.0}}},
                              {"key": {"sector": "Food"}, "aggregate": {"count": 1, "annualRevenue": {"sum": 20.0}}}]},
                 "empty": {"totalCount": 0, "aggregate": {"count": 0, "annualRevenue": {"sum": 0.0, "avg": null, "max": null}}}}"""));
        assertThat(answer.statements()).isEqualTo(2);
    }

    @Test
    void aliasesFragmentsAndDirectives() throws Exception {
        var answer = ask("""
                query ($some: CustomerWhere, $deep: Boolean!, $not: Boolean!) {
                  customers(where: $some, first: 1) { ...shown first: name second: name @skip(if: $not) }
                  entities(where: {id: {in: ["customer_a", "product_x", "agent_one"]}}) {
                    __typename
                    ... on Customer { label: sector purchases(first: 1) { name } }
                    ... on Product { label: unitPrice }
                    ... on Agent { label: capabilities }
                  }
                }
                fragment shown on Customer { id purchases @include(if: $deep) { ...product } }
                fragment product on Product { name customers(where: {node: {name: {ne: "A"}}}) { name } }""", Map.of("some", Map.of("name", Map.of("eq", "A")), "deep", true, "not", true));
        assertThat(answer.errors()).hasSize(1);
        assertThat(String.valueOf(answer.error().get("message")))
                .as("fields of different types under one name")
                .contains("label");
        var mended = ask("""
                query ($some: CustomerWhere, $deep: Boolean!, $not: Boolean!) {
                  customers(where: $some, first: 1) { ...shown first: name second: name @skip(if: $not) }
                  entities(where: {id: {in: ["customer_a", "product_x", "agent_one"]}}) {
                    __typename
                    ... on Customer { sector purchases(first: 1) { name } }
                    ... on Product { price: unitPrice }
                  }
                }
                fragment shown on Customer { id purchases @include(if: $deep) { ...product } }
                fragment product on Product { name customers(where: {node: {name: {ne: "A"}}}) { name } }""", Map.of("some", Map.of("name", Map.of("eq", "A")), "deep", true, "not", true));
        assertThat(mended.errors()).isEmpty();
        assertThat(mended.body().get("data")).isEqualTo(orderedMap("""
                {"customers": [{"id": "customer_a", "purchases": [
                    {"name": "x", "customers": [{"name": "C"}]}, {"name": "y", "customers": [{"name": "B"}]}], "first": "A"}],
                 "entities": [{"__typename": "Agent"}, {"__typename": "Customer", "sector": "Tech", "purchases": [{"name": "x"}]},
                              {"__typename": "Product", "price": 5.0}]}"""));
    }

    @Test
    void whoAsksIsToldTheStatements() throws Exception {
        var body = """
                {"query": "{ customers(where: {name: {eq: \\"secret\\"}}) { id } agents { id } }", "extensions": {"statements": true}}""";
        var told = post(body);
        assertThat(told.get("errors")).isNull();
        assertThat(told.toString())
                .contains("count=2")
                .contains("MATCH (n0:Entity)")
                .doesNotContain("secret");
        assertThat(post("{\"query\": \"{ agents { id } }\"}").toString()).doesNotContain("MATCH");
    }

    private List<Object> customers(String where) throws Exception {
        return names("customers", where);
    }

    private List<Object> names(String list, String where) throws Exception {
        var answer = ask("{ " + list + "(where: " + where + ", sort: [{name: ASC}]) { name } }");
        assertThat(answer.errors()).as(where).isEmpty();
        assertThat(answer.statements()).as(where).isEqualTo(1);
        return answer.list(list).stream()
                .map(one -> (Object) String.valueOf(((Map<?, ?>) one).get("name")))
                .toList();
    }
}
