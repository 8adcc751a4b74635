package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.audit.AuditNote;
import tech.aia.graph.activity.Activities;
import tech.aia.graph.activity.ActivityPeriod;

/** {@code /monitoring}: what users did. */
@Tag(name = "Monitoring", description = "What users did, and the figures of it")
@RestController
@RequestMapping(path = "/monitoring", produces = MediaType.APPLICATION_JSON_VALUE)
class MonitoringController {
    private static final String PERIOD = "1h to 90d, such as 24h, 7d or 2w, or an ISO 8601 duration";
    private static final String AS_OF = "The end of the period; now when left out";

    private final Activities activities;
    private final ActivityRequests requests;
    private final ActivityRights rights;
    private final Clock clock;

    MonitoringController(Activities activities, ActivityRequests requests, ActivityRights rights, Clock clock) {
        this.activities = activities;
        this.requests = requests;
        this.rights = rights;
        this.clock = clock;
    }

    @Operation(
            summary = "Record an activity of a user",
            description =
                    "It is durable when this answers. With an Idempotency-Key the same request can be sent again and is stored"
                            + " once. Who did it, details and context are sealed: no query of the graph can read them.")
    @ApiResponse(responseCode = "201", description = "Recorded")
    @PostMapping(path = "/track-user-activity", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ActivityBodies.Recorded track(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody ActivityBodies.NewActivity body) {
        var recorded = requests.record(body, idempotencyKey);
        AuditNote.current().target(recorded.activityId());
        return recorded;
    }

    @Operation(
            summary = "Record many activities",
            description = "Each is recorded or refused by itself; the answers come in the order of the activities.")
    @PostMapping(path = "/track-user-activity/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
    ActivityBodies.BatchAnswer trackAll(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody ActivityBodies.Batch body) {
        return requests.recordAll(Bodies.required("activities", body.activities()), idempotencyKey);
    }

    @Operation(
            summary = "How a user uses the platform",
            description =
                    "People may read their own figures; those of others are for clients, and for who has access:manage. Of a user"
                            + " of whom nothing is recorded in the period, counts are 0 and figures null.")
    @GetMapping("/user-analytics/{userId}")
    ResponseEntity<MonitoringBodies.UserAnalytics> user(
            @Parameter(example = "user_123") @PathVariable String userId,
            @Parameter(description = PERIOD) @RequestParam(defaultValue = "7d") String period,
            @Parameter(description = AS_OF) @RequestParam(name = "as_of", required = false) @Nullable String asOf) {
        if (!rights.ofCaller().test(userId)) {
            throw ActivityRights.refusal("To read the figures of", userId);
        }
        var time = time(period, asOf);
        return fresh(MonitoringViews.user(userId, period, time, activities.ofUser(userId, time)));
    }

    @Operation(summary = "How all use the platform")
    @GetMapping("/dashboard")
    ResponseEntity<MonitoringBodies.Dashboard> dashboard(
            @Parameter(description = PERIOD) @RequestParam(defaultValue = "24h") String period,
            @Parameter(description = AS_OF) @RequestParam(name = "as_of", required = false) @Nullable String asOf) {
        var time = time(period, asOf);
        return fresh(MonitoringViews.dashboard(period, time, activities.ofAll(time)));
    }

    @Operation(
            summary = "Erase what was recorded of a user",
            description = "For who has access:manage. It is done by itself when a person is deleted.")
    @DeleteMapping("/users/{userId}/activity")
    ActivityBodies.Erased erase(@PathVariable String userId) {
        return new ActivityBodies.Erased(userId, activities.erase(userId));
    }

    private ActivityPeriod time(String period, @Nullable String asOf) {
        return ActivityPeriod.before(
                asOf == null ? clock.instant() : AuditFilterParameters.time("as_of", asOf), period);
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
