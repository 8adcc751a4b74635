package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.aia.app.agents.LinkingAgent.Node;

class DuplicateGroupsTests {

    @ParameterizedTest
    @CsvSource({
        "Apple Inc.,apple",
        "'Müller & Söhne GmbH',muller sohne",
        "ACME Co. Ltd.,acme",
        "Company,company",
        "  O'Neil ,o neil",
        "東京,東京",
        "???,''"
    })
    void normalisesNames(String name, String normalised) {
        assertThat(DuplicateGroups.normalised(name)).isEqualTo(normalised);
    }

    @Test
    void joinsWhoeverIsTheSameAsOneOfAGroup() {
        var groups = new DuplicateGroups();
        groups.sameMeaning("a", "b", 0.99);
        groups.sameMeaning("c", "d", 0.985);
        groups.sameMeaning("b", "c", 0.98);
        groups.sameMeaning("x", "y", 0.999);

        var all = groups.all(nodes("a", "b", "c", "d", "x", "y", "z"));

        assertThat(all).hasSize(2);
        assertThat(all.getFirst().members()).extracting(Node::id).containsExactly("a", "b", "c", "d");
        assertThat(all.getFirst().leastScore()).isEqualTo(0.98);
        assertThat(all.getLast().members()).extracting(Node::id).containsExactly("x", "y");
    }

    @Test
    void equalNamesCountButNotThoseCutFromLongerTexts() {
        var groups = new DuplicateGroups();
        groups.sameNames(
                List.of(
                        new Node("1", "note", "Same"),
                        new Node("2", "note", "same!"),
                        new Node("3", "note", "A long text that goes…"),
                        new Node("4", "note", "A long text that goes…"),
                        new Node("5", "note", "")),
                List.of());

        var all = groups.all(nodes("1", "2", "3", "4", "5"));

        assertThat(all).hasSize(1);
        assertThat(all.getFirst().members()).extracting(Node::id).containsExactly("1", "2");
        assertThat(all.getFirst().described()).containsEntry("because", List.of("equal names"));
    }

    @Test
    void betweenTwoTypesOnlyNamesThatBothHaveCount() {
        var groups = new DuplicateGroups();
        groups.sameNames(
                List.of(new Node("1", "a", "Same"), new Node("2", "a", "Other"), new Node("3", "a", "Other")),
                List.of(new Node("4", "b", "same")));

        assertThat(groups.all(nodes("1", "2", "3", "4")))
                .singleElement()
                .satisfies(group ->
                        assertThat(group.members()).extracting(Node::id).containsExactly("1", "4"));
    }

    private static Map<String, Node> nodes(String... ids) {
        return List.of(ids).stream().collect(Collectors.toMap(Function.identity(), id -> new Node(id, "note", id)));
    }
}
