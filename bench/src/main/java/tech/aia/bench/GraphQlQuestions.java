package tech.aia.bench;

import java.util.List;
import java.util.stream.IntStream;
import tech.aia.bench.subject.HttpApi;
import tools.jackson.databind.node.ObjectNode;

/** What both are asked: the same of the same graph, each in its own words. */
final class GraphQlQuestions {
    private static final List<String> SECTORS = List.of("Technology", "Energy", "Finance", "Health", "Retail");
    private static final List<String> WORDS =
            List.of("pumps", "valves", "turbines", "sensors", "lenses", "cables", "motors");

    /** Of all values with one another. */
    private static final int DIFFERENT = 350;

    static final List<Question> ALL = List.of(
            new Question("a list with a filter", """
                    query ($sector: String, $least: Float) {
                      customers(where: {sector: {eq: $sector}, annualRevenue: {gte: $least}}, sort: [{id: ASC}], first: 50)
                        { id name sector country annualRevenue } }""", """
                    query ($sector: String, $least: Float) {
                      customers(where: {sector: {eq: $sector}, annualRevenue: {gte: $least}}, sort: [{id: ASC}], limit: 50)
                        { id name sector country annualRevenue } }"""),
            new Question("3 levels", """
                    query ($sector: String) {
                      customers(where: {sector: {eq: $sector}}, sort: [{id: ASC}], first: 10) { name
                        purchases(sort: [{node: {id: ASC}}], first: 5) { name
                          customers(sort: [{node: {id: ASC}}], first: 5) { name } } } }""", """
                    query ($sector: String) {
                      customers(where: {sector: {eq: $sector}}, sort: [{id: ASC}], limit: 10) { name
                        purchases(sort: [{id: ASC}], limit: 5) { name customers(sort: [{id: ASC}], limit: 5) { name } } } }"""),
            new Question("a connection with its count", """
                    query ($sector: String) {
                      customersConnection(where: {sector: {eq: $sector}}, sort: [{id: ASC}], first: 20) { totalCount
                        edges { cursor node { name purchasesConnection(sort: [{node: {id: ASC}}], first: 3) { totalCount
                          edges { properties { amount } node { name } } } } }
                        pageInfo { hasNextPage endCursor } } }""", """
                    query ($sector: String) {
                      customersConnection(where: {sector: {eq: $sector}}, sort: [{id: ASC}], first: 20) { totalCount
                        edges { cursor node { name purchasesConnection(sort: [{node: {id: ASC}}], first: 3) { totalCount
                          edges { properties { amount } node { name } } } } }
                        pageInfo { hasNextPage endCursor } } }"""),
            new Question("an aggregate", """
                    query ($sector: String, $least: Float) {
                      customersConnection(where: {sector: {eq: $sector}, annualRevenue: {gte: $least}}) {
                        aggregate { count annualRevenue { min max avg sum } } } }""", """
                    query ($sector: String, $least: Float) {
                      customersConnection(where: {sector: {eq: $sector}, annualRevenue: {gte: $least}}) {
                        aggregate { count { nodes } node { annualRevenue { min max average sum } } } } }"""),
            new Question("a search by words", """
                    query ($word: String!) {
                      search(query: $word, first: 10, types: ["customer"], mode: LEXICAL) { hits { score entity { id name } } } }""", """
                    query ($word: String!) {
                      findCustomers(phrase: $word, first: 10) { edges { score node { id name } } } }"""));

    private GraphQlQuestions() {}

    /**
     * A question.
     *
     * @param ours in the words of the platform
     * @param theirs in those of the peer
     */
    record Question(String name, String ours, String theirs) {}

    /** The bodies of requests: the values differ from one to the next, and come again after the last. */
    static List<ObjectNode> bodies(String query) {
        return IntStream.range(0, DIFFERENT)
                .mapToObj(i -> {
                    var body = HttpApi.json().put("query", query);
                    body.putObject("variables")
                            .put("sector", SECTORS.get(i % SECTORS.size()))
                            .put("least", i % 50)
                            .put("word", WORDS.get(i % WORDS.size()));
                    return body;
                })
                .toList();
    }

    /** Adds products to an empty graph. */
    static void fillProducts(HttpApi api) {
        api.write("""
                UNWIND range(1, 200) AS i
                CREATE (:Entity:Product {id: 'product_' + i, type: 'product', name: 'Product ' + i, category: 'Parts',
                  unit_price: toFloat(i), created_at: datetime('2025-01-01T00:00:00Z')})""");
    }

    /** Adds customers and what they bought. */
    static void fillCustomers(HttpApi api, int first, int last) {
        var words = WORDS.toString();
        api.write("""
                UNWIND range(%d, %d) AS i
                WITH i, split('%s', ', ') AS words, ['Technology', 'Energy', 'Finance', 'Health', 'Retail'] AS sectors
                CREATE (:Entity:Customer {id: 'customer_' + i, type: 'customer', name: 'Customer ' + i, sector: sectors[i %% 5],
                  country: ['US', 'DE', 'JP'][i %% 3], annual_revenue: toFloat(i %% 1000), description: 'Makes ' + words[i %% size(words)],
                  created_at: datetime('2025-01-01T00:00:00Z')})""".formatted(first, last, words.substring(1, words.length() - 1)));
        api.write("""
                MATCH (c:Customer) WITH c, toInteger(substring(c.id, 9)) AS i WHERE %d <= i <= %d
                UNWIND range(1, 10) AS j
                MATCH (p:Entity {id: 'product_' + (1 + (i * 7 + j * 31) %% 200)})
                CREATE (c)-[:PURCHASED {at: datetime('2025-01-01T00:00:00Z') + duration({days: j}), amount: toFloat(i %% 100 + j),
                  quantity: toFloat(j)}]->(p)""".formatted(first, last));
    }
}
