package tech.aia.embeddings.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTests {
    private final PlainText plainText = new PlainText(8);

    @Test
    void leavesOrdinaryTextAlone() {
        assertThat(plainText.of("Café Zürich, 日本語 🚀!")).isEqualTo("Café Zürich, 日本語 🚀!");
    }

    @Test
    void makesWhiteSpaceOneSpaceAndStripsTheEnds() {
        assertThat(plainText.of(" \n a \t\r\n\u00a0 b\u2003")).isEqualTo("a b");
    }

    @Test
    void dropsNulAndHalvesOfSurrogatePairs() {
        assertThat(plainText.of("a\0b\ud83dc\ude80d")).isEqualTo("abcd");
    }

    @Test
    void cutsFarBeyondTheTokensThatCount() {
        assertThat(plainText.of("x".repeat(1_000_000))).hasSize(256);
    }

    @Test
    void findsTheTextBehindAMillionSpaces() {
        assertThat(plainText.of(" ".repeat(1_000_000) + "text")).isEqualTo("text");
    }

    @Test
    void doesNotCutASurrogatePairInTwo() {
        String cut = plainText.of("x".repeat(255) + "🚀🚀");

        assertThat(cut).isEqualTo("x".repeat(255) + "🚀");
    }
}
