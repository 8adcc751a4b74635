package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The queries of docs/graphql-queries.md. */
class DocumentedQueriesIT extends GraphQlDoor {
    private static final Path PAGE = Path.of("..", "docs", "graphql-queries.md");
    private static final Pattern QUERY = Pattern.compile(
            "^## (.+?)$\\s+```graphql\n(.*?)```(?:\\s+```json\n(.*?)```)?", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String THINGS = """
            CREATE (nvidia:Entity:Customer {id: 'customer_nvidia', type: 'customer', name: 'NVIDIA', sector: 'Technology', country: 'US',
                annual_revenue: 60900000000, description: 'Designs chips for machine learning.'}),
              (amd:Entity:Customer {id: 'customer_amd', type: 'customer', name: 'AMD', sector: 'Technology', annual_revenue: 22000000000,
                description: 'Designs chips for servers.'}),
              (seats:Entity:Product {id: 'product_seats', type: 'product', name: 'Agent Seats', category: 'Technology', unit_price: 480}),
              (nvidia)-[:PURCHASED {at: datetime('2025-02-01T00:00:00Z'), amount: 960.0, quantity: 2.0}]->(seats),
              (analyst:Entity:Agent {id: 'agent_analyst', type: 'agent', name: 'Analyst', status: 'available', capacity: 4}),
              (w:Entity:Workflow {id: 'workflow_report', type: 'workflow', name: 'report', version: 1})-[:HAS_VERSION]->
                (v:WorkflowVersion {version: 1}),
              (run:Entity:WorkflowRun {id: 'workflow_run_1', type: 'workflow_run', status: 'running', stages: 2, completed: 1})-[:RUN_OF]->(v),
              (read:Entity:Task {id: 'task_read', type: 'task', name: 'Read', status: 'completed', stage: 'read'}),
              (report:Entity:Task {id: 'task_report', type: 'task', name: 'Report', status: 'running', stage: 'report'}),
              (read)-[:PART_OF {stage: 'read'}]->(run), (report)-[:PART_OF {stage: 'report'}]->(run), (report)-[:DEPENDS_ON]->(read),
              (read)-[:PRODUCED]->(:Entity:Result {id: 'result_1', type: 'result', result_type: 'report', summary: 'Read', content: '{}'}),
              (report)-[:ASSIGNED_TO {assigned_at: datetime('2025-02-01T00:00:00Z')}]->(analyst), (report)-[:ABOUT]->(nvidia)""";

    @Test
    void answersTheQueriesOfThePageWithOneStatementForEachRootField() throws Exception {
        run("MATCH (n:Entity) DETACH DELETE n");
        run("MATCH (n:WorkflowVersion) DETACH DELETE n");
        run(THINGS);
        awaitIndexed(changes.latest());
        var queries = QUERY.matcher(Files.readString(PAGE).replace("\r", ""))
                .results()
                .toList();
        assertThat(queries).hasSize(10);
        for (var query : queries) {
            Map<String, Object> variables = Map.of();
            if (query.group(3) != null) {
                variables = new HashMap<>();
                for (var variable : orderedMap(query.group(3)).entrySet()) {
                    if (variable.getValue() != null) {
                        variables.put(variable.getKey(), variable.getValue());
                    }
                }
            }
            var answer = ask(query.group(2), variables);
            assertThat(answer.errors()).as(query.group(1)).isEmpty();
            assertThat(answer.statements()).as(query.group(1)).isEqualTo(roots(query.group(2)));
            var data = (Map<?, ?>) Objects.requireNonNull(answer.body().get("data"));
            assertThat(data.values()).as(query.group(1)).doesNotContainNull();
            assertThat(data.toString()).as(query.group(1)).containsAnyOf("NVIDIA", "Read", "Analyst", "completed");
        }
    }

    private static int roots(String query) {
        return new Parser()
                .parseDocument(query)
                .getDefinitionsOfType(OperationDefinition.class)
                .getFirst()
                .getSelectionSet()
                .getSelections()
                .size();
    }
}
