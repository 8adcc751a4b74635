package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class WebSettingsTests {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new WebSettings(DataSize.ofMegabytes(2), DataSize.ofGigabytes(20)));
    }

    @Test
    void takesEveryKey() {
        assertThat(bound(Map.of("aia.web.max-body", "1KB", "aia.web.max-import", "3MB")))
                .isEqualTo(new WebSettings(DataSize.ofKilobytes(1), DataSize.ofMegabytes(3)));
    }

    @Test
    void refusesALimitOfNothing() {
        assertThatThrownBy(() -> new WebSettings(DataSize.ofBytes(0), DataSize.ofBytes(1)))
                .hasMessageContaining("aia.web.max-body");
    }

    private static WebSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("aia.web", WebSettings.class);
    }
}
