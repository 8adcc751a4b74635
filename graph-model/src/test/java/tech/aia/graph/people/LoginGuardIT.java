package tech.aia.graph.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.access.Vault;

class LoginGuardIT {
    private final MovableClock clock = new MovableClock();
    private final LoginGuard guard = new LoginGuard(new Vault(TestNeo4j.wiped().graph(), new byte[32]), clock);

    @Test
    void guessesOfOneAccountFromOneSourceHaveToWaitLongerAndLonger() {
        IntStream.range(0, 4).forEach(i -> assertThat(charge("ada", "x")).isZero());
        assertThat(charge("ada", "x")).as("the fifth").isZero();
        assertThat(charge("ada", "x")).isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(charge("ada", "x")).isZero();
        assertThat(charge("ada", "x")).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofMinutes(15));
            assertThat(charge("ada", "x")).isZero();
        }
        assertThat(charge("ada", "x")).as("never longer").isEqualTo(Duration.ofMinutes(15));
        assertThat(charge("bob", "y")).isZero();
    }

    @Test
    void manyAtOnceGainNothing() throws Exception {
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var passed = all
                    .invokeAll(IntStream.range(0, 60)
                            .<Callable<Duration>>mapToObj(i -> () -> charge("ada", "x"))
                            .toList())
                    .stream()
                    .filter(wait -> wait.resultNow().isZero())
                    .count();
            assertThat(passed).isBetween(1L, 5L);
        }
    }

    @Test
    void aSourceThatTriesManyAccountsHasToWaitButNotWhoIsKnownThere() {
        assertThat(charge("ada", "office")).isZero();
        succeed("ada", "office");
        for (int i = 0; i < 20; i++) {
            assertThat(charge("guess" + i, "office")).isZero();
        }
        assertThat(charge("guess", "office")).isPositive();
        assertThat(charge("ada", "office")).isZero();
    }

    @Test
    void anAccountThatIsGuessedFromEverywhereStaysOpenToWhomItKnows() {
        assertThat(charge("ada", "home")).isZero();
        succeed("ada", "home");
        for (int i = 0; i < 100; i++) {
            assertThat(charge("ada", "bot" + i)).isZero();
        }
        assertThat(charge("ada", "bot")).isPositive();
        assertThat(charge("ada", "home")).isZero();
    }

    @Test
    void aGoodTryIsForgotten() {
        for (int i = 0; i < 50; i++) {
            assertThat(charge("ada", "home")).isZero();
            succeed("ada", "home");
        }
    }

    private Duration charge(String account, String source) {
        return guard.charge(account, source, guard.isKnown(account, source));
    }

    private void succeed(String account, String source) {
        guard.succeeded(account, source, guard.isKnown(account, source));
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.now();

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
