package tech.aia.app.security;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tech.aia.graph.access.Role;
import tech.aia.graph.access.Tier;

/**
 * Settings of {@code aia.limits}. The figures are those of the API document unless others are set.
 *
 * @param tiers figures of tiers that are to differ, such as {@code aia.limits.tiers.free.hour=200}
 * @param roles tiers of people by their roles, such as {@code aia.limits.roles.viewer=free}; of several the most generous counts
 * @param concurrentTasks tasks that a caller may have queued and running at once, except in the tier without limits
 */
@ConfigurationProperties("aia.limits")
record LimitSettings(
        @DefaultValue Map<Tier, Limit> tiers,
        @DefaultValue Map<Role, Tier> roles,
        @DefaultValue("500") int concurrentTasks) {
    private static final Map<Tier, Limit> DOCUMENTED = Map.of(
            Tier.FREE, new Limit(100, 10, 20),
            Tier.DEVELOPER, new Limit(1_000, 50, 100),
            Tier.BUSINESS, new Limit(10_000, 500, 1_000),
            Tier.ENTERPRISE, new Limit(100_000, 5_000, 10_000));
    private static final Map<Role, Tier> USUAL = Map.of(
            Role.ADMIN, Tier.ENTERPRISE,
            Role.DEVELOPER, Tier.BUSINESS,
            Role.USER, Tier.DEVELOPER,
            Role.VIEWER, Tier.DEVELOPER);

    LimitSettings {
        if (tiers.containsKey(Tier.UNLIMITED)) {
            throw new IllegalArgumentException("aia.limits.tiers.unlimited has no figures");
        }
        if (concurrentTasks < 1) {
            throw new IllegalArgumentException(
                    "aia.limits.concurrent-tasks must be at least 1, not " + concurrentTasks);
        }
        tiers = merged(DOCUMENTED, tiers, Tier.class);
        roles = merged(USUAL, roles, Role.class);
    }

    private static <K extends Enum<K>, V> Map<K, V> merged(Map<K, V> usual, Map<K, V> set, Class<K> type) {
        var all = new EnumMap<K, V>(type);
        all.putAll(usual);
        all.putAll(set);
        return Map.copyOf(all);
    }

    /**
     * @param hour requests in an hour
     * @param minute requests in a minute, once the burst is used up
     * @param burst requests at once
     */
    record Limit(long hour, long minute, long burst) {
        Limit {
            if (hour < 1 || minute < 1 || burst < 1) {
                throw new IllegalArgumentException(
                        "The figures of aia.limits.tiers must be at least 1: hour, minute and burst");
            }
        }
    }

    /** None for who has no limit. */
    Optional<Limit> of(Tier tier) {
        return Optional.ofNullable(tiers.get(tier));
    }

    Tier tier(List<Role> held) {
        return held.stream().map(roles::get).max(Comparator.naturalOrder()).orElse(Tier.FREE);
    }
}
