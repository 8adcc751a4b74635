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
}
