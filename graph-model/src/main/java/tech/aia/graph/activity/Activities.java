package tech.aia.graph.activity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.access.Secrets;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.people.Submitter;

/** What users did: recorded, counted and erased. Safe for use by many threads. */
public final class Activities {
    /** How long a session counts as active after its last activity. */
    public static final Duration ACTIVE = Duration.ofMinutes(30);

    /** In place of a number in a batch. */
    public static final int ALONE = -1;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int LONGEST_KEY = 200;

    private final ActivityStore store;
    private final RequestSampling sampling;
    private final Entities entities;
    private final Clock clock;

    Activities(ActivityStore store, RequestSampling sampling, Entities entities, Clock clock) {
        this.store = store;
        this.sampling = sampling;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * What makes an activity that comes again the same one.
     *
     * @param caller whose key it is
     * @param key 1 to 200 characters
     * @param item its number in a batch, from 0; {@link #ALONE} for one that came by itself
     * @param request the hash of what was asked
     */
    public record Idempotency(String caller, String key, int item, String request) {
        /** @throws GraphModelException.InvalidValue if the key cannot be */
        public Idempotency {
            requireKey(key);
        }

        /** @throws GraphModelException.InvalidValue if the key cannot be */
        public static void requireKey(String key) {
            if (key.isBlank() || key.length() > LONGEST_KEY) {
                throw new GraphModelException.InvalidValue(
                        "Idempotency-Key", "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters", key);
            }
        }

        private String id() {
            var name = caller + "\n" + key + (item == ALONE ? "" : "\n" + item);
            return "activity_" + Secrets.digest(name).substring(0, 32);
        }
    }

    /**
     * An activity as it is kept.
     *
     * @param at when it was done, as told the first time
     */
    public record Stored(String id, Instant at) {}

    /** An activity and, where it may come again, what tells that. */
    public record Tracked(NewActivity activity, @Nullable Idempotency idempotency) {}

    /**
     * Stores activities; they are durable when this returns.
     *
     * @return in the order given; null for one whose idempotency key belongs to another activity
     * @throws GraphModelException.InvalidValue if one lies in the future by more than five minutes; none is stored then
     */
    public List<@Nullable Stored> record(List<Tracked> given) {
        given.forEach(one -> requirePast(one.activity()));
        var records = given.stream().map(this::record).toList();
        var first = new HashMap<String, ActivityRecord>();
        records.forEach(record -> first.putIfAbsent(record.id(), record));
        var stored = store.write(List.copyOf(first.values()));
        var answers = new ArrayList<@Nullable Stored>();
        for (var record : records) {
            var written = Objects.requireNonNull(stored.get(record.id()));
            var isSame = record.request() == null || record.request().equals(written.request());
            answers.add(isSame ? new Stored(record.id(), written.at()) : null);
        }
        return answers;
    }

    private ActivityRecord record(Tracked tracked) {
        var idempotency = tracked.idempotency();
        return idempotency == null
                ? new ActivityRecord(RequestSampling.newId(), null, tracked.activity(), false, 1)
                : new ActivityRecord(
                        idempotency.id(), store.requestAlias(idempotency.request()), tracked.activity(), false, 1);
    }

    /** @throws GraphModelException.InvalidValue if it lies in the future by more than clocks differ */
    public void requirePast(NewActivity activity) {
        if (activity.at().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw new GraphModelException.InvalidValue(
                    "timestamp",
                    "The timestamp lies in the future; it may be five minutes ahead at the most",
                    activity.at());
        }
    }

    /** What one user did; all counts are zero for one of whom nothing is known. */
    public ActivityFigures ofUser(String userId, ActivityPeriod period) {
        var tally = new ActivityTally();
        store.ofUser(userId, period.from(), period.to(), tally::add);
        return tally.figures();
    }

    /**
     * What all did.
     *
     * @throws GraphModelException.InvalidValue if there are too many users and sessions to be told apart
     */
    public PlatformActivity ofAll(ActivityPeriod period) {
        var tally = new ActivityTally();
        var users = new ActivityUsers();
        store.ofAll(period.from(), period.to(), period.to().minus(ACTIVE), row -> {
            tally.add(row);
            users.add(row);
        });
        return new PlatformActivity(tally.figures(), different(users), users.sessions(), users.activeSessions());
    }

    private long different(ActivityUsers users) {
        var both = users.told().isEmpty() || users.sampled().isEmpty()
                ? 0
                : store.countTold(users.sampled(), users.told());
        return users.told().size() + users.sampled().size() - both;
    }

    /**
     * Removes everything that was recorded of a user, what waits in this process included, and their node with what they submitted tied to
     * it; how many records.
     */
    public long erase(String userId) {
        Submitter.ofUser(userId)
                .flatMap(person -> entities.find(person.id()))
                .filter(node -> node.type().equals(Submitter.TYPE.name()))
                .ifPresent(person -> entities.delete(person.id()));
        sampling.flush();
        return store.erase(userId);
    }
}
