package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.aia.graph.entity.Entity;

class TopicTermsTests {

    @Test
    void namesClustersByWhatSetsThemApart() {
        var terms = new TopicTerms(List.of(
                List.of(Set.of("bank", "card", "lost"), Set.of("bank", "card")),
                List.of(Set.of("bank", "loan"), Set.of("bank", "loan", "rate"))));

        assertThat(terms.of(0, 2)).extracting(TopicTerms.Term::term).containsExactly("card", "lost");
        assertThat(terms.of(1, 1)).extracting(TopicTerms.Term::term).containsExactly("loan");
        assertThat(terms.of(0, 10).getFirst().weight()).isEqualTo(Math.log1p(5.0 / 2));
    }

    @Test
    void countsPluralsWithTheirSingulars() {
        var terms = new TopicTerms(List.of(List.of(Set.of("cards"), Set.of("card"), Set.of("bus"))));

        assertThat(terms.of(0, 5)).extracting(TopicTerms.Term::term).containsExactly("card", "bus");
    }

    @Test
    void readsTheTextsOfAnEntityOnly() {
        var entity = new Entity(
                "note_1",
                "note",
                Map.of(
                        "name", "The Bank's new cards",
                        "tags", List.of("Überweisung", "it"),
                        "link", "see https://example.org/page or mail a@b.org",
                        "owner_id", "anna",
                        "size", 7L),
                null,
                null,
                false);

        assertThat(TopicWords.of(entity, new HashMap<>()))
                .containsExactlyInAnyOrder("bank", "cards", "überweisung", "mail");
    }
}
