package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.cypher.change.Changes;
import tools.jackson.databind.JsonNode;

class LinkingAgentIT extends AgentIT {
    private static final String LINKS = """
            MATCH (a)-[r:SIMILAR_TO]->(b)
            RETURN a.id AS from, b.id AS to, r.score AS score, r.linked_at AS at, r.linked_by AS by ORDER BY from, to""";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Changes changes;

    @Test
    void linksWhatMeansTheSameOnceAndTheSecondTimeChangesNothing() {
        notes();
        var requirements = "{\"data_source\": \"note\", \"threshold\": 0.85}";
        var before = changes.latest();

        var first = results("linking", requirements);
        var links = graph().read(LINKS, Map.of());
        var second = results("linking", requirements);

        assertThat(first.path("metrics").path("created").asInt()).isEqualTo(1);
        assertThat(links).hasSize(1);
        assertThat(links.getFirst().string("from")).isEqualTo("note_a");
        assertThat(links.getFirst().string("to")).isEqualTo("note_b");
        assertThat(links.getFirst().string("by")).isEqualTo("linking_agent");
        assertThat((Double) links.getFirst().get("score")).isBetween(0.85, 1.0);
        assertThat(links.getFirst().get("at")).isNotNull();
        assertThat(Stream.of("created", "updated", "removed")
                        .map(figure -> second.path("metrics").path(figure).asInt()))
                .containsExactly(0, 0, 0);
        assertThat(graph().read(LINKS, Map.of())).isEqualTo(links);
        assertThat(changes.after(before, 1000).stream().flatMap(set -> set.changes().stream()))
                .contains(new Change(ChangeKind.RELATIONSHIP_ADDED, "note_a", "note", "SIMILAR_TO", "note_b"));
    }

    @Test
    void removesItsOwnLinksThatHoldNoMoreAndLeavesThoseOfOthers() {
        notes();
        graph().write(tx -> tx.run("""
                MATCH (a:Entity {id: 'note_a'}), (c:Entity {id: 'note_c'})
                CREATE (a)-[:SIMILAR_TO {score: 0.5, linked_by: 'linking_agent'}]->(c),
                       (c)-[:SIMILAR_TO {score: 0.9, linked_by: 'a person'}]->(a)""", Map.of()));

        var results = results("linking", "{\"data_source\": \"note\", \"threshold\": 0.85}");

        assertThat(results.path("metrics").path("removed").asInt()).isEqualTo(1);
        assertThat(graph().read(LINKS, Map.of()).stream().map(row -> row.string("from") + " " + row.string("to")))
                .containsExactly("note_a note_b", "note_c note_a");
    }

    @Test
    void linksTwoTypes() {
        notes();
        entity("article", "1", Map.of("text", "The delivery of my bank card takes too long"));
        entity("article", "2", Map.of("text", "Penguins live on the southern half of the earth"));
        allCanBeFound();

        results(
                "linking",
                "{\"data_source\": \"articles\", \"other_source\": \"notes\", \"threshold\": 0.75, \"per_entity\": 1}");

        var links = graph().read(LINKS, Map.of());
        assertThat(links).hasSize(1);
        assertThat(links.getFirst().string("from")).isEqualTo("article_1");
        assertThat(links.getFirst().string("to")).isIn("note_a", "note_b");
    }

    @Test
    void reportsDuplicatesAsGroupsAndLinksNoMoreForThem() {
        entity("company", "1", Map.of("name", "Müller & Söhne GmbH", "description", "Bakery in Hamburg"));
        entity("company", "2", Map.of("name", "MULLER SOHNE", "description", "Makes bread, rolls and cake by the sea"));
        entity("company", "3", Map.of("name", "Oceanic Shipping", "description", "Container ships"));
        entity("company", "4", Map.of("name", "Oceanic Shipping", "description", "Container ships"));
        entity("company", "5", Map.of("name", "Oceanic Shipping Inc.", "description", "Freight"));
        entity("company", "6", Map.of("name", "Green Energy", "description", "Wind farms"));
        allCanBeFound();

        var data = results("linking", "{\"data_source\": \"company\", \"duplicates\": true, \"threshold\": 0.97}")
                .path("data");

        var groups = data.path("duplicates");
        assertThat(data.path("duplicate_groups_in_all").asInt()).isEqualTo(2);
        assertThat(groups.get(0).path("members").valueStream().map(LinkingAgentIT::id))
                .containsExactly("company_3", "company_4", "company_5");
        assertThat(groups.get(0).path("because").toString()).contains("equal names", "equal meaning");
        assertThat(groups.get(1).path("members").valueStream().map(LinkingAgentIT::id))
                .containsExactly("company_1", "company_2");
        assertThat(groups.get(1).path("because").toString()).isEqualTo("[\"equal names\"]");
        assertThat(graph().read(LINKS, Map.of()).stream().map(row -> row.string("from")))
                .containsExactly("company_3");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        notes();

        assertThat(refusal("linking", "{\"data_source\": \"note\", \"threshold\": 80}"))
                .contains("from 0 to 1");
        assertThat(refusal("linking", "{\"data_source\": \"note\", \"duplicates\": \"yes\"}"))
                .contains("true or false");
        assertThat(refusal("linking", "{\"data_source\": \"note\", \"duplicate_threshold\": 0.99}"))
                .contains("duplicates: true");
        assertThat(refusal("linking", "{\"data_source\": \"note\", \"other_source\": \"unicorn\"}"))
                .contains("There is no data source 'unicorn'");
    }

    private void notes() {
        entity("note", "a", Map.of("text", "My bank card has not been delivered yet"));
        entity("note", "b", Map.of("text", "My bank card has still not been delivered"));
        entity("note", "c", Map.of("text", "Roses need a lot of sun"));
        allCanBeFound();
    }

    private static String id(JsonNode member) {
        return member.path("id").asString();
    }
}
