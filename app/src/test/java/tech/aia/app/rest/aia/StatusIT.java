package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.aia.app.AppIT;

class StatusIT extends AppIT {

    @Test
    void healthIsAsDocumented() {
        eventually(
                "all is well",
                () -> http().get("/health").json().path("status").asString().equals("healthy"));

        var answer = http().get("/health");
        assertThat(answer.status()).isEqualTo(200);
        var health = answer.json();
        assertThat(health.path("timestamp").asString()).endsWith("Z");
        assertThat(health.path("version").asString()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(health.path("services").path("database").asString()).isEqualTo("healthy");
        assertThat(health.path("services").path("redis").asString()).isEqualTo("healthy");
        assertThat(health.path("services").path("knowledge_graph").asString()).isEqualTo("healthy");
        assertThat(health.path("services").path("search_index").asString()).isEqualTo("healthy");
        assertThat(health.path("services").path("embeddings").asString()).isEqualTo("healthy");
        assertThat(health.path("services").path("multi_agent_system").asString())
                .isEqualTo("healthy");
        assertThat(health.path("uptime").asLong()).isPositive();
    }

    @Test
    void countsRequests() {
        var before = http().get("/health").json().path("request_count").asLong();

        http().get("/health");

        assertThat(http().get("/health").json().path("request_count").asLong()).isEqualTo(before + 2);
    }

    @Test
    void metricsAreMeasuredAndCounted() {
        http().post("/knowledge-graph/entities", "{\"type\": \"task\", \"properties\": {\"status\": \"running\"}}");
        http().post("/knowledge-graph/entities", "{\"type\": \"task\", \"properties\": {\"status\": \"completed\"}}");
        http().post("/knowledge-graph/entities", "{\"type\": \"customer\"}");

        var metrics = http().get("/metrics").json();

        var system = metrics.path("system_metrics");
        assertThat(system.path("cpu_usage").asDouble()).isBetween(0.0, 100.0);
        assertThat(system.path("memory_usage").asDouble()).isBetween(0.1, 100.0);
        assertThat(system.path("disk_usage").asDouble()).isBetween(0.1, 100.0);
        assertThat(system.path("active_connections").asInt()).isPositive();
        var api = metrics.path("api_metrics");
        assertThat(api.path("requests_per_second").asDouble()).isPositive();
        assertThat(api.path("average_response_time").asDouble()).isPositive();
        assertThat(api.path("error_rate").asDouble() + api.path("success_rate").asDouble())
                .isEqualTo(100);
        var business = metrics.path("business_metrics");
        assertThat(business.path("active_tasks").asInt()).isEqualTo(1);
        assertThat(business.path("completed_tasks").asInt()).isEqualTo(1);
        assertThat(business.path("knowledge_atoms").asInt()).isEqualTo(3);
        assertThat(business.path("agent_performance_score").isNull()).isTrue();
    }

    @Test
    void theScoreOfAgentsIsTheShareOfTheirTasksThatTheyCompleted() {
        for (var status : List.of("completed", "completed", "failed", "running")) {
            graph().write(tx -> tx.run("""
                    MERGE (a:Entity:Agent {id: 'agent_scored'}) ON CREATE SET a.type = 'agent'
                    CREATE (:Entity:Task {id: randomUUID(), type: 'task', status: $status})-[:ASSIGNED_TO]->(a)""", Map.of("status", status)));
        }

        var business = http().get("/metrics").json().path("business_metrics");
        assertThat(business.path("agent_performance_score").asDouble()).isEqualTo(66.7);
    }

    @Test
    void prometheusAndItsHealthAreThereAndNothingElseOfTheActuator() {
        assertThat(http().get("/actuator/prometheus").text())
                .contains("jvm_memory_used_bytes", "aia_index_entities", "aia_index_waiting");
        assertThat(http().get("/actuator/health").json().path("status").asString())
                .isEqualTo("UP");
        assertThat(http().get("/actuator/env").status()).isEqualTo(404);
        assertThat(http().get("/actuator").status()).isEqualTo(404);
    }
}
