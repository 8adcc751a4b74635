package tech.aia.embeddings.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplanationTests {

    @Test
    void gradesAMatchByItsSimilarity() {
        List<String> words = List.of("technology", "high-value");

        assertThat(Explanation.of(0.84, 0.61, words))
                .isEqualTo("Strong match on 'technology' and 'high-value' (semantic 0.84, lexical 0.61)");
        assertThat(Explanation.of(0.7, 1, List.of("a", "b", "c")))
                .isEqualTo("Good match on 'a', 'b' and 'c' (semantic 0.70, lexical 1.00)");
        assertThat(Explanation.of(0.5, 0.2, List.of("a"))).isEqualTo("Weak match on 'a' (semantic 0.50, lexical 0.20)");
    }

    @Test
    void saysWhenOnlyTheMeaningIsShared() {
        assertThat(Explanation.of(0.9, 0, List.of()))
                .isEqualTo("Very close in meaning; no words in common (semantic 0.90)");
        assertThat(Explanation.of(0.7, 0, List.of())).isEqualTo("Close in meaning; no words in common (semantic 0.70)");
        assertThat(Explanation.of(0.6, 0, List.of()))
                .isEqualTo("Loosely related in meaning; no words in common (semantic 0.60)");
    }

    @Test
    void gradesAMatchWithoutVectorByItsWords() {
        assertThat(Explanation.of(Double.NaN, 0.9, List.of("a"))).isEqualTo("Strong match on 'a' (lexical 0.90)");
        assertThat(Explanation.of(Double.NaN, 0.5, List.of("a"))).isEqualTo("Good match on 'a' (lexical 0.50)");
        assertThat(Explanation.of(Double.NaN, 0.1, List.of("a"))).isEqualTo("Weak match on 'a' (lexical 0.10)");
    }

    @Test
    void quotesWordsAsTheyWereWritten() {
        try (TextAnalysis analysis = new TextAnalysis()) {
            Question question = analysis.question("High-value Customers, in (Technology's) customers' sector");

            assertThat(question.terms()).containsExactly("high", "valu", "custom", "technolog", "sector");
            assertThat(question.wordsFor(Set.of("high", "valu", "sector"))).containsExactly("High-value", "sector");
            assertThat(question.wordsFor(Set.of("valu", "custom"))).containsExactly("value", "Customers");
            assertThat(question.wordsFor(Set.of("technolog"))).containsExactly("Technology's");
            assertThat(question.wordsFor(Set.of())).isEmpty();
        }
    }
}
