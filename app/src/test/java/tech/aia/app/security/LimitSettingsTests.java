package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tech.aia.graph.access.Role;
import tech.aia.graph.access.Tier;

class LimitSettingsTests {

    @Test
    void whatIsNotSetIsAsDocumented() {
        var settings = bound(Map.of());

        assertThat(settings.of(Tier.FREE)).hasValue(new LimitSettings.Limit(100, 10, 20));
        assertThat(settings.of(Tier.ENTERPRISE)).hasValue(new LimitSettings.Limit(100_000, 5_000, 10_000));
        assertThat(settings.of(Tier.UNLIMITED)).isEmpty();
        assertThat(settings.tier(List.of(Role.VIEWER, Role.DEVELOPER))).isEqualTo(Tier.BUSINESS);
    }

    @Test
    void figuresOfATierAndTiersOfRolesCanBeSet() {
        var settings = bound(Map.of(
                "aia.limits.tiers.free.hour", "200",
                "aia.limits.tiers.free.minute", "15",
                "aia.limits.tiers.free.burst", "30",
                "aia.limits.roles.viewer", "free",
                "aia.limits.roles.admin", "unlimited"));

        assertThat(settings.of(Tier.FREE)).hasValue(new LimitSettings.Limit(200, 15, 30));
        assertThat(settings.of(Tier.BUSINESS)).hasValue(new LimitSettings.Limit(10_000, 500, 1_000));
        assertThat(settings.tier(List.of(Role.VIEWER))).isEqualTo(Tier.FREE);
        assertThat(settings.tier(List.of(Role.ADMIN, Role.VIEWER))).isEqualTo(Tier.UNLIMITED);
    }

    @Test
    void figuresThatCannotBeAreRefused() {
        assertThatThrownBy(() -> bound(Map.of("aia.limits.tiers.free.hour", "200")))
                .rootCause()
                .hasMessageContaining("minute and burst");
        assertThatThrownBy(() -> bound(Map.of(
                        "aia.limits.tiers.unlimited.hour", "1",
                        "aia.limits.tiers.unlimited.minute", "1",
                        "aia.limits.tiers.unlimited.burst", "1")))
                .rootCause()
                .hasMessageContaining("unlimited");
    }

    private static LimitSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("aia.limits", LimitSettings.class);
    }
}
