package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SecuritySettingsTests {

    private static SecuritySettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("aia.security", SecuritySettings.class);
    }

    @Test
    void withoutSettingsItIsAsTheDocumentsSay() {
        assertThat(bound(Map.of()))
                .isEqualTo(new SecuritySettings(
                        Duration.ofHours(1), Duration.ofDays(30), false, SigningAlgorithm.HS256, null));
    }

    @Test
    void everySettingIsTaken() {
        assertThat(bound(Map.of(
                        "aia.security.access-tokens", "10m",
                        "aia.security.refresh-tokens", "2d",
                        "aia.security.open-registration", "true",
                        "aia.security.signing-algorithm", "es256",
                        "aia.security.rotate-keys-every", "90d")))
                .isEqualTo(new SecuritySettings(
                        Duration.ofMinutes(10), Duration.ofDays(2), true, SigningAlgorithm.ES256, Duration.ofDays(90)));
        assertThat(bound(Map.of("aia.security.rotate-keys-every", "")).rotateKeysEvery())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access-tokens", "refresh-tokens"})
    void tokensAreGoodForASecondAtLeast(String name) {
        for (var lifetime : List.of("0s", "-1h", "999ms")) {
            assertThatThrownBy(() -> bound(Map.of("aia.security." + name, lifetime)))
                    .hasStackTraceContaining("aia.security." + name + " must be at least 1s, not ");
        }
    }

    @Test
    void keysCannotChangeFasterThanTokensEnd() {
        assertThatThrownBy(() -> bound(Map.of("aia.security.rotate-keys-every", "59m")))
                .hasStackTraceContaining("aia.security.rotate-keys-every");
        assertThatThrownBy(() -> bound(Map.of("aia.security.signing-algorithm", "none")))
                .hasStackTraceContaining("signing-algorithm");
    }
}
