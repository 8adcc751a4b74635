package tech.aia.graph.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tech.aia.graph.access.Vault;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes guessing slow without letting anybody lock out somebody else. Tries are counted before the password is looked at, so that many at
 * once gain nothing: by account and source together, by source, and by account. Who logged in to an account from a source before is counted
 * there by the first only, so strangers who guess, from wherever, do not stop them. Counts are in the vault: all processes share them.
 */
final class LoginGuard {
    private static final String TRIES = "login-tries";
    private static final String KNOWN = "login-known";
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final Duration KNOWN_FOR = Duration.ofDays(90);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final int OWN_FREE = 5;
    private static final int SOURCE_FREE = 20;
    private static final int ACCOUNT_FREE = 100;
    private static final int RACES = 5;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;
    private final Clock clock;

    LoginGuard(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** @param until no other try is looked at before */
    private record Count(int tries, Instant until) {}

    private record Counter(String name, int free) {}

    /** Whether somebody logged in to the account from this source before. */
    boolean isKnown(String account, String source) {
        return vault.read(KNOWN, pair(account, source)).isPresent();
    }

    /**
     * Counts a try; how long to wait when it comes too early, and zero when the password may be looked at.
     *
     * @param isKnown what {@link #isKnown} said
     */
    Duration charge(String account, String source, boolean isKnown) {
        var counters = counters(account, source, isKnown);
        // What comes too early by any of them is counted by none, and so leaves nothing in the graph.
        for (var counter : counters) {
            var wait = left(counter);
            if (wait.isPositive()) {
                return wait;
            }
        }
        for (var counter : counters) {
            var wait = charge(counter);
            if (wait.isPositive()) {
                return wait;
            }
        }
        return Duration.ZERO;
    }

    /** The try was good: it does not count, and this source is known to the account from now on. */
    void succeeded(String account, String source, boolean isKnown) {
        var counters = counters(account, source, isKnown);
        vault.remove(TRIES, counters.getFirst().name());
        counters.stream().skip(1).forEach(this::giveBack);
        vault.put(KNOWN, pair(account, source), "", KNOWN_FOR);
    }

    private static List<Counter> counters(String account, String source, boolean isKnown) {
        var counters = new ArrayList<Counter>();
        counters.add(new Counter("pair\n" + pair(account, source), OWN_FREE));
        if (!isKnown) {
            counters.add(new Counter("source\n" + source, SOURCE_FREE));
            counters.add(new Counter("account\n" + account, ACCOUNT_FREE));
        }
        return counters;
    }

    private static String pair(String account, String source) {
        return account + "\n" + source;
    }

    private Duration left(Counter counter) {
        var now = clock.instant();
        return vault.read(TRIES, counter.name())
                .map(entry -> JSON.readValue(entry.text(), Count.class).until())
                .filter(now::isBefore)
                .map(until -> Duration.between(now, until))
                .orElse(Duration.ZERO);
    }

    /** Whoever is overtaken five times is one of many at once, and waits. */
    private Duration charge(Counter counter) {
        for (int race = 0; race < RACES; race++) {
            var now = clock.instant();
            var entry = vault.read(TRIES, counter.name());
            if (entry.isEmpty()) {
                if (vault.create(TRIES, counter.name(), text(new Count(1, now)), FORGOTTEN_AFTER)) {
                    return Duration.ZERO;
                }
                continue;
            }
            var count = JSON.readValue(entry.get().text(), Count.class);
            if (now.isBefore(count.until())) {
                return Duration.between(now, count.until());
            }
            var tries = count.tries() + 1;
            var next = new Count(tries, now.plus(wait(tries - counter.free())));
            if (vault.replace(TRIES, counter.name(), text(next), entry.get().version(), FORGOTTEN_AFTER)) {
                return Duration.ZERO;
            }
        }
        return A_MOMENT;
    }

    /** After the free tries 1 s, 2 s, 4 s and so on. */
    private static Duration wait(int beyond) {
        if (beyond < 0) {
            return Duration.ZERO;
        }
        var wait = Duration.ofSeconds(1L << Math.min(beyond, 20));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private void giveBack(Counter counter) {
        for (int race = 0; race < RACES; race++) {
            var entry = vault.read(TRIES, counter.name());
            if (entry.isEmpty()) {
                return;
            }
            var count = JSON.readValue(entry.get().text(), Count.class);
            var less = new Count(Math.max(0, count.tries() - 1), clock.instant());
            if (vault.replace(TRIES, counter.name(), text(less), entry.get().version(), FORGOTTEN_AFTER)) {
                return;
            }
        }
    }

    private static String text(Count count) {
        return JSON.writeValueAsString(count);
    }
}
