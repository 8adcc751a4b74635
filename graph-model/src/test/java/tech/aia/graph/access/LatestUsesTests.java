package tech.aia.graph.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatestUsesTests {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final LatestUses uses = new LatestUses();

    @Test
    void aUseIsWrittenOnceAMinute() {
        assertThat(uses.isDue("key", NOW)).isTrue();
        assertThat(uses.isDue("key", NOW.plusSeconds(60))).isFalse();
        assertThat(uses.isDue("key", NOW.plusSeconds(61))).isTrue();
        uses.forget("key");
        assertThat(uses.isDue("key", NOW.plusSeconds(61))).isTrue();
    }

    @Test
    void howeverManyKeysThereAreOnlySoManyAreRemembered() {
        for (int i = 0; i <= 2 * LatestUses.MOST; i++) {
            assertThat(uses.isDue("key " + i, NOW)).isTrue();
        }
        assertThat(uses.size()).isLessThanOrEqualTo(LatestUses.MOST);
    }
}
