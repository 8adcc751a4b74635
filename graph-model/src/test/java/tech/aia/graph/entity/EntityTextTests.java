package tech.aia.graph.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityTextTests {

    @Test
    void putsTheWorthOfACustomerIntoWords() {
        var text = EntityText.of(
                "customer",
                Map.of(
                        "name",
                        "Tech Innovation",
                        "sector",
                        "Technology",
                        "annual_revenue",
                        50_000_000_000L,
                        "founded",
                        1999L));

        assertThat(text)
                .isEqualTo(
                        "Tech Innovation. high-value customer in the Technology sector. annual revenue 50.0 billion. founded 1999.");
    }

    @Test
    void leavesOutWhatSaysNothing() {
        var text = EntityText.of(
                "ticket",
                Map.of(
                        "name",
                        "Where is…",
                        "text",
                        "Where is my card? I waited",
                        "ticket_id",
                        "4711",
                        "url",
                        "https://x.example/a"));

        assertThat(text).isEqualTo("Where is my card? I waited.");
    }

    @Test
    void aTaskMeansTheSameAllItsLife() {
        var waiting = Map.<String, Object>of(
                "name",
                "Count them",
                "description",
                "Count them all",
                "task_type",
                "counting",
                "status",
                "queued",
                "priority",
                5L,
                "route",
                "capability:counting");
        var failed = Map.<String, Object>of(
                "name",
                "Count them",
                "description",
                "Count them all",
                "task_type",
                "counting",
                "status",
                "failed",
                "progress",
                40.0,
                "attempt",
                3L,
                "error",
                "no answer",
                "worker",
                "w1",
                "fencing_token",
                3L);

        assertThat(EntityText.of("task", waiting))
                .isEqualTo(EntityText.of("task", failed))
                .isEqualTo("Count them all. task type counting.");
    }
}
