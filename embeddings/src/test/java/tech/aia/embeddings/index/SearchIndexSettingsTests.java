package tech.aia.embeddings.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class SearchIndexSettingsTests {

    private static final DataSize RAM = DataSize.ofMegabytes(64);

    @Test
    void hasTheseDefaults() {
        assertThat(SearchIndexSettings.forModel("m"))
                .isEqualTo(new SearchIndexSettings("m", 384, 24, 100, 96, 0.9, RAM));
    }

    @Test
    void refusesValuesOutOfBoundsByName() {
        assertRefused(() -> new SearchIndexSettings(" ", 384, 24, 100, 96, 0.9, RAM), "model");
        assertRefused(() -> new SearchIndexSettings("m", 0, 16, 100, 64, 0.9, RAM), "dimensions is 0");
        assertRefused(() -> new SearchIndexSettings("m", 384, 1, 100, 64, 0.9, RAM), "max-connections is 1");
        assertRefused(() -> new SearchIndexSettings("m", 384, 16, 4000, 64, 0.9, RAM), "beam-width is 4000");
        assertRefused(() -> new SearchIndexSettings("m", 384, 16, 100, 1, 0.9, RAM), "min-candidates is 1");
        assertRefused(() -> new SearchIndexSettings("m", 384, 16, 100, 64, 1.1, RAM), "semantic-weight is 1.1");
        assertRefused(() -> new SearchIndexSettings("m", 384, 16, 100, 64, Double.NaN, RAM), "semantic-weight is NaN");
        assertRefused(() -> new SearchIndexSettings("m", 384, 24, 100, 96, 0.9, DataSize.ofGigabytes(2)), "ram-buffer");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void walksFartherAmongMoreThan60000Entities() {
        SearchIndexSettings settings = SearchIndexSettings.forModel("m");

        assertThat(settings.walk(10, false)).isEqualTo(96);
        assertThat(settings.walk(60_000, false)).isEqualTo(96);
        assertThat(settings.walk(480_000, false)).isEqualTo(384);
        assertThat(settings.walk(480_000, true)).isEqualTo(192);
    }
}
