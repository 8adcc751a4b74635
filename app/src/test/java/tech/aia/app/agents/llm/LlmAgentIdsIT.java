package tech.aia.app.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.support.TestNeo4j;

class LlmAgentIdsIT {
    private final TestNeo4j neo4j = TestNeo4j.wiped();
    private final LlmAgentIds agents = new LlmAgentIds(neo4j.graph(), neo4j.changes());

    @Test
    void anAgentThatComesAfterTheyWereAskedForIsFoundAndUntilThenTheyAreNotCurrent() {
        create("agent_a");
        assertThat(agents.known()).containsExactly("agent_a");
        assertThat(agents.isCurrent()).isTrue();

        create("agent_b");
        assertThat(agents.isCurrent()).isFalse();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(agents.known()).containsExactlyInAnyOrder("agent_a", "agent_b"));
        assertThat(agents.isCurrent()).isTrue();
    }

    private void create(String id) {
        neo4j.cypher("CREATE (:Entity:Agent {id: $id, type: 'agent', agent_type: 'llm'})", Map.of("id", id));
    }
}
