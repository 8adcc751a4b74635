package tech.aia.app.rest.aia;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.security.Caller;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.RequestHash;
import tech.aia.graph.activity.Activities;
import tech.aia.graph.activity.NewActivity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Stores what callers tell of activities; what is wrong is told by field and reason. */
@Component
class ActivityRequests {
    private static final int MOST = 1_000;
    private static final JsonMapper JSON = AiaJsonConverter.mapper();

    private final Activities activities;
    private final ActivityRights rights;
    private final Clock clock;

    ActivityRequests(Activities activities, ActivityRights rights, Clock clock) {
        this.activities = activities;
        this.rights = rights;
        this.clock = clock;
    }

    /** An activity of the batch that can be read, and where it stands. */
    private record Read(int index, Activities.Tracked tracked) {}

    /** @throws RestException if the idempotency key belongs to another activity */
    ActivityBodies.Recorded record(ActivityBodies.NewActivity body, @Nullable String key) {
        var tracked = tracked(body, rights.ofCaller(), key, Activities.ALONE);
        var stored = activities.record(List.of(tracked)).getFirst();
        if (stored == null) {
            throw taken(key);
        }
        return new ActivityBodies.Recorded(stored.id(), tracked.activity().userId(), stored.at());
    }

    /** Each is stored or refused by itself, those that can be by one transaction. */
    ActivityBodies.BatchAnswer recordAll(List<@Nullable Map<String, @Nullable Object>> bodies, @Nullable String key) {
        if (bodies.isEmpty() || bodies.size() > MOST) {
            throw new RestException(
                    ErrorCode.VALIDATION,
                    "A batch has between 1 and " + MOST + " activities",
                    "activities",
                    bodies.size());
        }
        if (key != null) {
            Activities.Idempotency.requireKey(key);
        }
        var mayTellOf = rights.ofCaller();
        var items = new ActivityBodies.Item[bodies.size()];
        var read = new ArrayList<Read>();
        for (int i = 0; i < items.length; i++) {
            try {
                read.add(new Read(i, tracked(body(bodies.get(i)), mayTellOf, key, i)));
            } catch (JacksonException | RestException | GraphModelException refused) {
                items[i] = refused(refused);
            }
        }
        store(read, items, key);
        var recorded =
                (int) Arrays.stream(items).filter(item -> item.error() == null).count();
        return new ActivityBodies.BatchAnswer(recorded, items.length - recorded, List.of(items));
    }

    private void store(List<Read> read, ActivityBodies.Item[] items, @Nullable String key) {
        var all = activities.record(read.stream().map(Read::tracked).toList());
        for (int i = 0; i < all.size(); i++) {
            var stored = all.get(i);
            items[read.get(i).index()] =
                    stored == null ? refused(taken(key)) : new ActivityBodies.Item(stored.id(), null);
        }
    }

    private static ActivityBodies.Item refused(Exception refused) {
        return new ActivityBodies.Item(null, TaskBatches.error(refused));
    }

    private static RestException taken(@Nullable String key) {
        return new RestException(
                ErrorCode.VALIDATION,
                "This Idempotency-Key belongs to another activity; use a new one",
                "Idempotency-Key",
                key);
    }

    private static ActivityBodies.NewActivity body(@Nullable Map<String, @Nullable Object> item) {
        if (item == null) {
            throw new RestException(ErrorCode.VALIDATION, "An activity is a JSON object", "activities", null);
        }
        return JSON.convertValue(item, ActivityBodies.NewActivity.class);
    }

    private Activities.Tracked tracked(
            ActivityBodies.NewActivity body, Predicate<String> mayTellOf, @Nullable String key, int item) {
        var details = body.details() == null ? Map.<String, @Nullable Object>of() : body.details();
        Bodies.requireFinite("details", body.details());
        Bodies.requireFinite("context", body.context());
        var activity = new NewActivity(
                Bodies.required("user_id", body.userId()),
                body.sessionId(),
                Bodies.required("activity_type", body.activityType()),
                at(body.timestamp()),
                ActivityDetails.served(details),
                text(body.details()),
                text(body.context()));
        if (!mayTellOf.test(activity.userId())) {
            throw ActivityRights.refusal("To tell of activities of", activity.userId());
        }
        activities.requirePast(activity);
        return new Activities.Tracked(
                activity,
                key == null
                        ? null
                        : new Activities.Idempotency(Caller.current().id(), key, item, RequestHash.of(body)));
    }

    private Instant at(@Nullable String timestamp) {
        return timestamp == null ? clock.instant() : AuditFilterParameters.time("timestamp", timestamp);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : JSON.writeValueAsString(value);
    }
}
