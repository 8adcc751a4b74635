package tech.aia.app.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AgentSettingsTests {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new AgentSettings(true, 2));
    }

    @Test
    void takesEveryKey() {
        assertThat(bound(Map.of("aia.agents.enabled", "false", "aia.agents.threads", "8")))
                .isEqualTo(new AgentSettings(false, 8));
    }

    @Test
    void refusesNoThreads() {
        assertThatThrownBy(() -> new AgentSettings(true, 0)).hasMessageContaining("aia.agents.threads");
    }

    private static AgentSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("aia.agents", AgentSettings.class);
    }
}
