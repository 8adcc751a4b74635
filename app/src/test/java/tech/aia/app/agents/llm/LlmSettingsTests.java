package tech.aia.app.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class LlmSettingsTests {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new LlmSettings(List.of(), Map.of(), 4));
    }

    @Test
    void takesEveryKey() {
        assertThat(bound(Map.of(
                        "aia.llm.endpoints[0]", "https://one.example/v1 one",
                        "aia.llm.endpoints[1]", "http://two.example",
                        "aia.llm.keys.one", "abc",
                        "aia.llm.concurrency", "8")))
                .isEqualTo(new LlmSettings(
                        List.of("https://one.example/v1 one", "http://two.example"), Map.of("one", "abc"), 8));
    }

    @Test
    void takesTheEnvironmentAsDocumented() {
        var sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource(
                "systemEnvironment",
                Map.of(
                        "AIA_LLM_ENDPOINTS",
                        "https://api.openai.com/v1 openai,http://localhost:8000/v1 vllm",
                        "AIA_LLM_KEYS_OPENAI",
                        "sk-1",
                        "AIA_LLM_KEYS_VLLM",
                        "sk-2")));

        var settings =
                new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate("aia.llm", LlmSettings.class);

        assertThat(settings.listed())
                .extracting(ListedEndpoint::keys)
                .containsExactly(Set.of("openai"), Set.of("vllm"));
        assertThat(settings.keys()).isEqualTo(Map.of("openai", "sk-1", "vllm", "sk-2"));
    }

    @Test
    void refusesWhatCannotBeUsedAndDoesNotPrintKeys() {
        assertThatThrownBy(() -> new LlmSettings(List.of(), Map.of(), 0)).hasMessageContaining("aia.llm.concurrency");
        assertThatThrownBy(() -> new LlmSettings(List.of("ftp://x"), Map.of(), 4))
                .hasMessageContaining("aia.llm.endpoints: 'ftp://x'");
        assertThatThrownBy(() -> new LlmSettings(List.of("https://x A-B"), Map.of(), 4))
                .hasMessageContaining("names of keys");
        assertThatThrownBy(() -> new LlmSettings(List.of(), Map.of("A", "secretword"), 4))
                .hasMessageContaining("aia.llm.keys")
                .hasMessageNotContaining("secretword");
        assertThat(new LlmSettings(List.of(), Map.of("one", "secretword"), 4).toString())
                .contains("one")
                .doesNotContain("secretword");
    }

    private static LlmSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("aia.llm", LlmSettings.class);
    }
}
