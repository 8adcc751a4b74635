package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Submits every example of docs/agents.md. */
class DocumentedAgentsIT extends AgentIT {
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private List<BuiltInAgent> agents;

    @Test
    void everyExampleIsDoneAndEveryAgentHasOne() throws IOException {
        for (int i = 0; i < 6; i++) {
            entity("customer", "c" + i, Map.of("name", "Customer " + i, "sector", i < 4 ? "Technology" : "Energy"));
        }
        entity("review", "r1", Map.of("text", "The parcel came in time, I am happy"));
        var cycle = http().post("/business-intelligence/execute-cycle", """
                        {"cycle_type": "weekly_optimization", "constraints": {"budget_limit": 0}}""")
                .json()
                .path("optimization_id")
                .asString();
        var page = Files.readString(Path.of("..", "docs", "agents.md"));
        var types = new HashSet<String>();
        var earlier = "";
        for (var match : EXAMPLE.matcher(page).results().toList()) {
            var id = http().post(
                            "/tasks/submit",
                            match.group(1).replace("TASK_ID", earlier).replace("OPTIMIZATION_ID", cycle))
                    .json()
                    .path("task_id")
                    .asString();
            var task = ended(id);
            assertThat(task.path("status").asString()).as(match.group(1) + task).isEqualTo("completed");
            types.add(task.path("task_type").asString());
            earlier = id;
        }
        assertThat(agents)
                .hasSizeGreaterThanOrEqualTo(7)
                .allSatisfy(agent ->
                        assertThat(agent.profile().capabilities()).isNotNull().anyMatch(types::contains));
    }
}
