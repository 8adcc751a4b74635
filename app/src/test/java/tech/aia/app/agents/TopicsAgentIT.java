package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TopicsAgentIT extends AgentIT {
    private static final List<String> CARDS = List.of(
            "My card has not arrived yet",
            "The new bank card never came in the post",
            "When will my card be delivered?",
            "I am waiting for the card you sent",
            "How long does the delivery of a card take?",
            "Can I track my card in the mail?",
            "Still no card in my mailbox");
    private static final List<String> GARDENS = List.of(
            "Roses need a lot of sun in the garden",
            "Water the garden in the evening",
            "Plant the tulips in the garden in autumn",
            "Snails ate the lettuce in my garden",
            "The garden needs compost in spring");

    @Test
    void namesTheTopicsOfEntitiesByTheirTerms() {
        notes();
        allCanBeFound();

        var data = results("topics", "{\"data_source\": \"notes\", \"topics\": 2, \"members\": 3}")
                .path("data");

        assertThat(data.path("topics_in_all").asInt()).isEqualTo(2);
        var cards = data.path("topics").get(0);
        var gardens = data.path("topics").get(1);
        assertThat(cards.path("size").asInt()).isEqualTo(7);
        assertThat(cards.path("share").asDouble()).isEqualTo(0.583);
        assertThat(cards.path("terms").get(0).path("term").asString()).isEqualTo("card");
        assertThat(gardens.path("name").asString()).startsWith("garden");
        assertThat(gardens.path("members")).hasSize(3);
        assertThat(gardens.path("members").valueStream().map(TopicsAgentIT::id))
                .allMatch(id -> id.startsWith("note_garden"));
        assertThat(gardens.path("members").get(0).path("similarity").asDouble()).isBetween(0.7, 1.0);
    }

    @Test
    void findsHowManyTopicsThereAreAndThatTheSameTaskGivesTheSame() {
        notes();
        // A text that is not encoded yet is encoded with others each time, by which its numbers are rounded.
        allCanBeFound();

        var first = results("topics", "{\"data_source\": \"note\"}");
        var second = results("topics", "{\"data_source\": \"note\"}");

        assertThat(first.path("data").path("topics_in_all").asInt()).isEqualTo(2);
        assertThat(first.path("data").path("chosen_by").asString()).isEqualTo("silhouette");
        assertThat(second.path("data")).isEqualTo(first.path("data"));
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        notes();

        assertThat(refusal("topics", "{}")).contains("requirements.data_source is missing");
        assertThat(refusal("topics", "{\"data_source\": \"note\", \"topics\": 0}"))
                .contains("from 1 to 100");
        assertThat(refusal("topics", "{\"data_source\": \"note\", \"k\": 3}"))
                .contains("requirements.k is not understood");
    }

    private void notes() {
        for (int i = 0; i < CARDS.size(); i++) {
            entity("note", "card_" + i, Map.of("text", CARDS.get(i)));
        }
        for (int i = 0; i < GARDENS.size(); i++) {
            entity("note", "garden_" + i, Map.of("text", GARDENS.get(i)));
        }
    }

    private static String id(JsonNode member) {
        return member.path("id").asString();
    }
}
