package tech.aia.cypher.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Spares who looks for something in the graph again and again the looks that can find nothing: since the last one nothing was committed, and no
 * moment has come that it waits for. Nobody is spared for longer than a minute. Safe for use by many threads.
 */
public final class Lookout {
    private static final Duration LONGEST_SPELL = Duration.ofMinutes(1);

    private final Changes changes;
    private final Clock clock;
    private volatile @Nullable Spell spell;

    /** Nothing is to be found before {@code until}, or before another commit. */
    private record Spell(long commits, Instant from, Instant until) {
        boolean lasts(long now, Instant moment) {
            // Before its beginning it is by a clock that was put back.
            return now == commits && !moment.isBefore(from) && moment.isBefore(until);
        }
    }

    public Lookout(Changes changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** A look that may find something. */
    public final class Look {
        private final long commits;
        private final Instant at;

        private Look(long commits, Instant at) {
            this.commits = commits;
            this.at = at;
        }

        /** The time that this look is of. */
        public Instant at() {
            return at;
        }

        /**
         * Tells that there was nothing.
         *
         * @param next when there will be something even if nothing is committed; null if never
         */
        public void foundNothing(@Nullable Instant next) {
            var longest = at.plus(LONGEST_SPELL);
            spell = new Spell(commits, at, next == null || next.isAfter(longest) ? longest : next);
        }
    }

    /** Begins a look; null if it can find nothing. */
    public @Nullable Look look() {
        // Before the graph is read: what is committed meanwhile may have been missed.
        var commits = changes.commits();
        var now = clock.instant();
        var last = spell;
        return last != null && last.lasts(commits, now) ? null : new Look(commits, now);
    }
}
