package tech.aia.app.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SightingsTests {
    private final Sightings sightings = new Sightings();

    @Test
    void tellsWhatATextNamesByIdOrByName() {
        sightings.entity("customer_1", "Acme");
        sightings.entity("customer_2", "Beta Works");
        sightings.entity("customer_3", "Gamma");

        assertThat(sightings.namedIn("Both customer_1 and **beta works** grew"))
                .containsExactly("customer_1", "customer_2");
    }

    @Test
    void takesOnlyWholeWordsForNames() {
        sightings.entity("customer_1", "Ac");
        sightings.entity("customer_12", "Art");

        assertThat(sightings.namedIn("customer_12, ac, started")).containsExactly("customer_12");
    }

    @Test
    void findsIdsWhereverTheyStandInARow() {
        sightings.value(Map.of("c.id", "customer_1", "c.name", "Acme Works"));
        sightings.value(Map.of("node_id", "x1", "properties", Map.of("id", "customer_2", "name", "Beta")));
        sightings.value(Map.of("all", List.of("customer_3", "no id", 4)));

        assertThat(sightings.namedIn("Acme Works, Beta, customer_3, no id"))
                .containsExactlyInAnyOrder("customer_1", "customer_2", "customer_3");
    }
}
