package tech.aia.cypher.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LookoutTests {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicLong commits = new AtomicLong();
    private final Lookout lookout = new Lookout(new Counted(commits), clock(now));

    private static Clock clock(AtomicReference<Instant> now) {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    @Test
    void whoFoundSomethingLooksAgain() {
        assertThat(lookout.look()).isNotNull();
        assertThat(lookout.look()).isNotNull();
    }

    @Test
    void whoFoundNothingLooksAgainAfterACommit() {
        look().foundNothing(null);
        assertThat(lookout.look()).isNull();

        commits.incrementAndGet();

        assertThat(lookout.look()).isNotNull();
    }

    @Test
    void whatIsCommittedDuringALookIsLookedFor() {
        var look = look();
        commits.incrementAndGet();
        look.foundNothing(null);

        assertThat(lookout.look()).isNotNull();
    }

    @Test
    void whoFoundNothingLooksAgainAtTheMomentItWaitsFor() {
        look().foundNothing(START.plusSeconds(5));
        at(Duration.ofMillis(4_999));
        assertThat(lookout.look()).isNull();

        at(Duration.ofSeconds(5));

        assertThat(look().at()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void everybodyLooksOnceAMinute() {
        look().foundNothing(START.plus(Duration.ofDays(1)));
        at(Duration.ofSeconds(59));
        assertThat(lookout.look()).isNull();

        at(Duration.ofSeconds(60));

        assertThat(lookout.look()).isNotNull();
    }

    @Test
    void aClockThatWasPutBackHidesNothing() {
        look().foundNothing(START.plusSeconds(5));

        at(Duration.ofHours(-1));

        assertThat(lookout.look()).isNotNull();
    }

    private Lookout.Look look() {
        return Objects.requireNonNull(lookout.look());
    }

    private void at(Duration afterStart) {
        now.set(START.plus(afterStart));
    }

    private record Counted(AtomicLong count) implements Changes {
        @Override
        public long commits() {
            return count.get();
        }

        @Override
        public long latest() {
            return 0;
        }

        @Override
        public boolean reachesBackTo(long cursor) {
            return true;
        }

        @Override
        public List<ChangeSet> after(long cursor, int limit) {
            return List.of();
        }

        @Override
        public Duration lookAnyway(Duration unseen) {
            return unseen;
        }

        @Override
        public Subscription onCommit(Runnable listener) {
            return () -> {};
        }
    }
}
