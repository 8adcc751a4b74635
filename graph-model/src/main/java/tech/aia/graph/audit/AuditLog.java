package tech.aia.graph.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/** Reads what the {@link AuditTrail} wrote. Safe for use by many threads. */
public final class AuditLog {
    private static final int LARGEST_PAGE = 1_000;
    private static final int MOST_READ = 20_000;
    private static final int READ_AT_ONCE = 1_000;
    private static final int MOST_GAPS = 100;
    private static final Duration UNSETTLED = Duration.ofSeconds(10);

    /** Neo4j's date-times cannot be as far away as {@link Instant#MIN}. */
    private static final Instant BEGINNING = Instant.EPOCH;

    private final AuditStore store;
    private final AuditTrail trail;
    private final Clock clock;

    AuditLog(AuditStore store, AuditTrail trail, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The newest first. All but the time is looked at record by record, of 20,000 at the most, so a page may have fewer records than the
     * limit, even none, and still be followed by others.
     *
     * @param limit 1 to 1000
     * @param cursor that the page before ended with; null for the first
     * @throws GraphModelException.InvalidValue if the limit or the cursor cannot be
     */
    public AuditPage page(AuditQuery query, int limit, @Nullable String cursor) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new GraphModelException.InvalidValue(
                    "limit", "The limit must be between 1 and " + LARGEST_PAGE, limit);
        }
        var found = new ArrayList<AuditRecord>();
        var position = cursor == null ? start(query) : AuditCursor.decode(cursor);
        for (int read = 0; read < MOST_READ; ) {
            var some = store.before(position, from(query), READ_AT_ONCE);
            for (var record : some) {
                if (found.size() == limit) {
                    return new AuditPage(found, AuditCursor.encode(position));
                }
                position = position(record);
                if (query.fits(record.event())) {
                    found.add(record);
                }
            }
            if (some.size() < READ_AT_ONCE) {
                return new AuditPage(found, null);
            }
            read += some.size();
        }
        return new AuditPage(found, AuditCursor.encode(position));
    }

    /** All of them, the newest first, with little memory. */
    public void all(AuditQuery query, Consumer<AuditRecord> records) {
        var position = start(query);
        while (true) {
            var some = store.before(position, from(query), READ_AT_ONCE);
            some.stream().filter(record -> query.fits(record.event())).forEach(records);
            if (some.size() < READ_AT_ONCE) {
                return;
            }
            position = position(some.getLast());
        }
    }

    private static AuditStore.Position position(AuditRecord record) {
        return new AuditStore.Position(record.at(), record.id());
    }

    /** Keys are never empty, so this is before all of that very time. */
    private AuditStore.Position start(AuditQuery query) {
        var to = query.to() == null ? clock.instant().plus(UNSETTLED) : query.to();
        return new AuditStore.Position(to, "");
    }

    private static Instant from(AuditQuery query) {
        return query.from() == null ? BEGINNING : query.from();
    }

    /**
     * Looks for gaps in the numbers of each process. A gap proves that records were taken away; that there is none does not prove that the
     * first or the last ones of a process, or all of them, are still there. The last ten seconds are left out, as other processes may
     * still be writing theirs.
     */
    public AuditCheck check(Instant from, Instant to) {
        trail.settle();
        var settled = clock.instant().minus(UNSETTLED);
        var until = to.isBefore(settled) ? to : settled;
        var walk = new Walk();
        store.stream(from, until, walk);
        return new AuditCheck(from, until, walk.records, walk.unreadable, walk.missing, walk.gaps);
    }

    private static final class Walk implements Consumer<AuditRecord> {
        private final Map<String, Long> last = new HashMap<>();
        private final List<AuditCheck.Gap> gaps = new ArrayList<>();
        private long records;
        private long unreadable;
        private long missing;

        @Override
        public void accept(AuditRecord record) {
            records++;
            if (record.event() == null) {
                unreadable++;
                return;
            }
            var before = last.put(record.process(), record.number());
            if (before != null && record.number() > before + 1) {
                missing += record.number() - before - 1;
                if (gaps.size() < MOST_GAPS) {
                    gaps.add(new AuditCheck.Gap(record.process(), before + 1, record.number() - 1, record.at()));
                }
            }
        }
    }
}
