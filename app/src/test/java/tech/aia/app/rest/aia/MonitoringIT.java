package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.aia.app.Http;
import tech.aia.app.PeopleAppIT;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MonitoringIT extends PeopleAppIT {
    private static final String TRACK = "/monitoring/track-user-activity";
    private static final String BATCH = TRACK + "/batch";
    private static final String ANALYTICS = "/monitoring/user-analytics/";
    private static final String DOCUMENTED = """
            {
              "user_id": "user_123",
              "session_id": "session_abc789",
              "activity_type": "api_request",
              "timestamp": "2025-10-03T10:00:00Z",
              "details": {
                "endpoint": "/knowledge-graph/query",
                "response_time": 234,
                "status_code": 200,
                "user_agent": "AIAClient/1.0"
              },
              "context": {
                "ip_address": "192.168.1.100",
                "location": "US-East",
                "device_type": "API"
              }
            }""";

    /** One of those that the test sends and works the figures out from. */
    private record Sent(String user, Instant at, String endpoint, double millis, int status, long bytes) {
        Map<String, Object> body() {
            return Map.of(
                    "user_id",
                    user,
                    "session_id",
                    "s" + at.atZone(ZoneOffset.UTC).getDayOfMonth(),
                    "activity_type",
                    "api_request",
                    "timestamp",
                    at.toString(),
                    "details",
                    Map.of("endpoint", endpoint, "response_time", millis, "status_code", status, "bytes", bytes));
        }

        int hour() {
            return at.atZone(ZoneOffset.UTC).getHour();
        }
    }

    @Test
    void theDocumentedRequestIsRecordedAndCounted() {
        // Other tests send it, too.
        assertThat(admin().delete("/monitoring/users/user_123/activity").status())
                .isEqualTo(200);
        var answer = http().post(TRACK, DOCUMENTED);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("activity_id").asString()).startsWith("activity_");

        var recent = http().get(ANALYTICS + "user_123?period=7d");
        assertThat(recent.status()).isEqualTo(200);
        assertThat(recent.json().path("analytics_period").asString()).isEqualTo("7d");
        assertThat(recent.json().path("summary").path("total_requests").asLong())
                .isZero();
        assertThat(recent.json()
                        .path("performance_metrics")
                        .path("p50_response_time")
                        .isNull())
                .isTrue();

        var then = http().get(ANALYTICS + "user_123?period=7d&as_of=2025-10-04T00:00:00Z")
                .json();
        assertThat(then.path("user_id").asString()).isEqualTo("user_123");
        assertThat(then.path("summary").path("total_requests").asLong()).isEqualTo(1);
        assertThat(then.path("summary").path("average_response_time").asDouble())
                .isEqualTo(234);
        assertThat(then.path("summary").path("data_transferred").isNull()).isTrue();
        assertThat(then.path("usage_patterns").path("peak_hours").values()).hasSize(1);
        assertThat(then.path("usage_patterns")
                        .path("preferred_endpoints")
                        .path("/knowledge-graph/query")
                        .asDouble())
                .isEqualTo(1);
        assertThat(then.path("sampling").path("sampled").asBoolean()).isFalse();
        admin().delete("/monitoring/users/user_123/activity");
    }

    @Test
    void everyFigureIsThatOfWhatWasSent() {
        var end = Instant.parse("2003-05-08T00:00:00Z");
        var all = sent(end);
        send(all);
        var mine = all.stream()
                .filter(one -> one.user().equals("figures-1"))
                .filter(one -> !one.at().isBefore(end.minus(Duration.ofDays(7)))
                        && one.at().isBefore(end))
                .toList();
        assertThat(mine).hasSizeBetween(200, 300);

        var figures =
                http().get(ANALYTICS + "figures-1?period=P7D&as_of=" + end).json();
        requireFigures(figures, mine);
        assertThat(figures.path("from").asString()).isEqualTo("2003-05-01T00:00:00Z");

        var week = all.stream()
                .filter(one -> !one.at().isBefore(end.minus(Duration.ofDays(7)))
                        && one.at().isBefore(end))
                .toList();
        var dashboard =
                http().get("/monitoring/dashboard?period=7d&as_of=" + end).json();
        requireFigures(dashboard, week);
        var users = dashboard.path("users");
        assertThat(users.path("active_users").asInt()).isEqualTo(2);
        assertThat(users.path("sessions").asLong())
                .isEqualTo(week.stream()
                        .map(one -> one.user() + one.body().get("session_id"))
                        .distinct()
                        .count());
        assertThat(users.path("active_sessions").asLong())
                .isEqualTo(week.stream()
                        .filter(one -> !one.at().isBefore(end.minus(Duration.ofMinutes(30))))
                        .map(one -> one.user() + one.body().get("session_id"))
                        .distinct()
                        .count());
        var slowest = week.stream()
                .map(Sent::endpoint)
                .distinct()
                .max(Comparator.comparingDouble(endpoint -> percentile(
                        week.stream()
                                .filter(one -> one.endpoint().equals(endpoint))
                                .toList(),
                        95)));
        assertThat(dashboard.path("slowest_endpoints").path(0).path("endpoint").asString())
                .isEqualTo(slowest.orElseThrow());
        assertThat(admin().delete("/monitoring/users/figures-1/activity")
                        .json()
                        .path("erased")
                        .asLong())
                .isEqualTo(all.stream()
                        .filter(one -> one.user().equals("figures-1"))
                        .count());
        admin().delete("/monitoring/users/figures-2/activity");
    }

    private static List<Sent> sent(Instant end) {
        var random = new Random(11);
        var endpoints = List.of("/a", "/b", "/c", "/d", "/e", "/f", "/g");
        return IntStream.range(0, 500)
                .mapToObj(i -> new Sent(
                        "figures-" + (i % 5 == 0 ? 2 : 1),
                        // Most in the morning, some before the period and some after it.
                        end.minus(Duration.ofDays(10))
                                .plus(Duration.ofDays(random.nextInt(11)))
                                .plus(Duration.ofMinutes((long) Math.abs(540 + 180 * random.nextGaussian()) % 1440)),
                        endpoints.get((int) Math.abs(random.nextGaussian() * 2) % endpoints.size()),
                        random.nextInt(100_000) / 100.0,
                        random.nextInt(10) == 0 ? 404 + random.nextInt(150) : 200,
                        random.nextInt(100_000)))
                .toList();
    }

    private void send(List<Sent> activities) {
        var body = JsonMapper.shared()
                .writeValueAsString(
                        Map.of("activities", activities.stream().map(Sent::body).toList()));
        var answer = http().post(BATCH, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("recorded").asInt()).as(answer.text()).isEqualTo(activities.size());
    }

    private static void requireFigures(JsonNode figures, List<Sent> sent) {
        var failed = sent.stream().filter(one -> one.status() >= 400).count();
        var bytes = sent.stream().mapToLong(Sent::bytes).sum();
        var summary = figures.path("summary");
        assertThat(summary.path("total_requests").asLong()).isEqualTo(sent.size());
        assertThat(summary.path("failed_requests").asLong()).isEqualTo(failed);
        assertThat(summary.path("successful_requests").asLong()).isEqualTo(sent.size() - failed);
        assertThat(summary.path("average_response_time").asDouble())
                .isCloseTo(sent.stream().mapToDouble(Sent::millis).average().orElseThrow(), within(0.006));
        assertThat(summary.path("data_transferred_bytes").asLong()).isEqualTo(bytes);
        assertThat(summary.path("data_transferred").asString())
                .isEqualTo("%.1fMB".formatted(bytes / 1e6).replace(',', '.'));

        var counts = new HashMap<String, Integer>();
        var hours = new int[24];
        sent.forEach(one -> {
            counts.merge(one.endpoint(), 1, Integer::sum);
            hours[one.hour()]++;
        });
        var used = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(5)
                .toList();
        assertThat(texts(summary.path("most_used_endpoints")))
                .containsExactlyElementsOf(used.stream().map(Map.Entry::getKey).toList());
        var patterns = figures.path("usage_patterns");
        assertThat(patterns.path("preferred_endpoints").propertyNames()).hasSize(5);
        used.forEach(one -> assertThat(
                        patterns.path("preferred_endpoints").path(one.getKey()).asDouble())
                .isCloseTo((double) one.getValue() / sent.size(), within(0.00006)));
        assertThat(texts(patterns.path("peak_hours")))
                .containsExactlyElementsOf(IntStream.range(0, 24)
                        .filter(hour -> hours[hour] > 1.5 * sent.size() / 24)
                        .mapToObj(Integer::toString)
                        .toList())
                .isNotEmpty();
        assertThat(texts(patterns.path("requests_by_hour")))
                .containsExactlyElementsOf(
                        Arrays.stream(hours).mapToObj(Integer::toString).toList());

        var performance = figures.path("performance_metrics");
        for (var percent : List.of(50, 95, 99)) {
            assertThat(performance.path("p" + percent + "_response_time").asDouble())
                    .isEqualTo(percentile(sent, percent));
        }
        assertThat(performance.path("error_rate").asDouble()).isCloseTo((double) failed / sent.size(), within(0.00006));
        assertThat(figures.path("sampling").path("recorded").asInt()).isEqualTo(sent.size());
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    /** The nearest rank. */
    private static double percentile(List<Sent> sent, int percent) {
        var sorted = sent.stream().mapToDouble(Sent::millis).sorted().toArray();
        return sorted[(percent * sorted.length + 99) / 100 - 1];
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void thePlatformsOwnRequestsAreSampledByTheirPatternAndWeighed() {
        var id = register("sampled", "viewer");
        var caller = Http.holder(
                port(), logIn("sampled", PASSWORD).json().path("access_token").asString());
        var began = System.nanoTime();
        eventually("some are chosen", () -> {
            assertThat(caller.get("/knowledge-graph/entities/nothing-there?private=words")
                            .status())
                    .isEqualTo(404);
            assertThat(caller.get("/knowledge-graph/types?private=words").status())
                    .isEqualTo(200);
            return figures(id).path("sampling").path("recorded").asInt() >= 8;
        });
        var longest = (System.nanoTime() - began) / 1e6;

        var figures = figures(id);
        var recorded = figures.path("sampling").path("recorded").asLong();
        assertThat(figures.path("sampling").path("sampled").asBoolean()).isTrue();
        assertThat(figures.path("sampling").path("weight").asDouble()).isEqualTo(2);
        assertThat(figures.path("summary").path("total_requests").asLong()).isEqualTo(2 * recorded);
        assertThat(figures.path("summary").path("data_transferred_bytes").asLong())
                .isGreaterThan(100);
        assertThat(figures.path("performance_metrics").path("p50_response_time").asDouble())
                .isBetween(0.01, longest);
        assertThat(texts(figures.path("summary").path("most_used_endpoints")))
                .isSubsetOf("/knowledge-graph/entities/{id}", "/knowledge-graph/types", "/auth/login")
                .isNotEmpty();
        var nodes = graph().read("MATCH (a:ActivityRecord) RETURN collect(DISTINCT a.endpoint) AS endpoints", Map.of());
        assertThat(nodes.toString()).doesNotContain("private").doesNotContain("nothing-there");

        admin().delete("/access/people/" + id);
        assertThat(figures(id).path("sampling").path("recorded").asInt())
                .as("who is gone")
                .isZero();
    }

    private JsonNode figures(String id) {
        return http().get(ANALYTICS + id + "?period=1h").json();
    }

    @Test
    void peopleReadTheirOwnAndAdministratorsAndClientsThoseOfAll() {
        var id = register("owner", "user");
        var own = Http.holder(
                port(), logIn("owner", PASSWORD).json().path("access_token").asString());

        assertThat(own.get(ANALYTICS + id).status()).isEqualTo(200);
        var refused = own.get(ANALYTICS + "somebody-else");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorCode()).isEqualTo("E020");
        assertThat(refused.errorField()).isEqualTo("user_id");
        assertThat(own.post(TRACK, DOCUMENTED).errorCode())
                .as("a viewer writes nothing")
                .isEqualTo("E020");
        tellsOfThemselvesAlone();
        for (var caller : List.of(own, http())) {
            assertThat(caller.delete("/monitoring/users/" + id + "/activity").errorCode())
                    .isEqualTo("E020");
        }
        assertThat(admin().get(ANALYTICS + id).status()).isEqualTo(200);
        assertThat(http().get(ANALYTICS + id).status()).isEqualTo(200);
        assertThat(stranger().get("/monitoring/dashboard").status()).isEqualTo(401);
        admin().delete("/access/people/" + id);
    }

    private void tellsOfThemselvesAlone() {
        var id = register("teller", "developer");
        var own = Http.holder(
                port(), logIn("teller", PASSWORD).json().path("access_token").asString());
        var ofMe = "{\"user_id\": \"" + id + "\", \"activity_type\": \"click\"}";
        var ofAnother = ofMe.replace(id, "somebody-else");

        assertThat(own.post(TRACK, ofMe).status()).isEqualTo(201);
        var refused = own.post(TRACK, ofAnother);
        assertThat(refused.errorCode()).isEqualTo("E020");
        assertThat(refused.errorField()).isEqualTo("user_id");
        var batch = own.post(BATCH, "{\"activities\": [" + ofMe + "," + ofAnother + "]}")
                .json();
        assertThat(batch.path("recorded").asInt()).isEqualTo(1);
        assertThat(batch.path("activities").path(1).path("activity_id").isMissingNode())
                .isTrue();
        admin().delete("/access/people/" + id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    user_id                | {"activity_type": "x"}
                    activity_type          | {"user_id": "u"}
                    user_id                | {"user_id": 5, "activity_type": "x"}
                    activity_type          | {"user_id": "u", "activity_type": "two words"}
                    session_id             | {"user_id": "u", "activity_type": "x", "session_id": ""}
                    timestamp              | {"user_id": "u", "activity_type": "x", "timestamp": "yesterday"}
                    timestamp              | {"user_id": "u", "activity_type": "x", "timestamp": "1999-01-01T00:00:00Z"}
                    timestamp              | {"user_id": "u", "activity_type": "x", "timestamp": "2999-01-01T00:00:00Z"}
                    details                | {"user_id": "u", "activity_type": "x", "details": "text"}
                    details.status_code    | {"user_id": "u", "activity_type": "x", "details": {"status_code": 600}}
                    details.status_code    | {"user_id": "u", "activity_type": "x", "details": {"status_code": "200"}}
                    details.status_code    | {"user_id": "u", "activity_type": "x", "details": {"status_code": 4294967496}}
                    details.response_time  | {"user_id": "u", "activity_type": "x", "details": {"response_time": -1}}
                    details.response_time  | {"user_id": "u", "activity_type": "x", "details": {"response_time": 1e999}}
                    details.endpoint       | {"user_id": "u", "activity_type": "x", "details": {"endpoint": 7}}
                    details.bytes          | {"user_id": "u", "activity_type": "x", "details": {"bytes": 1.5}}
                    userid                 | {"userid": "u", "activity_type": "x"}
                    """)
    void whatCannotBeIsRefusedByFieldAndReason(String field, String body) {
        var refused = http().post(TRACK, body);

        assertThat(refused.status()).as(refused.text()).isIn(400, 422);
        assertThat(refused.errorField()).isEqualTo(field);
        var item = http().post(BATCH, "{\"activities\": [" + body + "]}");
        assertThat(item.status()).isEqualTo(200);
        assertThat(item.json().path("refused").asInt()).isEqualTo(1);
        assertThat(item.json()
                        .path("activities")
                        .path(0)
                        .path("error")
                        .path("details")
                        .path("field")
                        .asString())
                .isEqualTo(field);
    }

    @Test
    void whatIsTooLargeAndWhatIsNoPeriodIsRefused() {
        var large = "{\"user_id\": \"u\", \"activity_type\": \"x\", \"context\": {\"a\": \"%s\"}}"
                .formatted("x".repeat(16_384));
        assertThat(http().post(TRACK, large).errorField()).isEqualTo("context");
        for (var body : List.of("{}", "{\"activities\": []}", "{\"activities\": [" + "{},".repeat(1_000) + "{}]}")) {
            assertThat(http().post(BATCH, body).errorField()).isEqualTo("activities");
        }
        for (var path : List.of(ANALYTICS + "u", "/monitoring/dashboard")) {
            assertThat(http().get(path + "?period=91d").errorField()).isEqualTo("period");
            assertThat(http().get(path + "?as_of=soon").errorField()).isEqualTo("as_of");
        }
    }

    @Test
    void oneOfManyIsRefusedAloneAndWhatComesAgainIsStoredOnce() {
        var body = """
                {"activities": [
                  {"user_id": "again", "activity_type": "page_view"},
                  {"user_id": "", "activity_type": "page_view"},
                  null,
                  {"user_id": "again", "activity_type": "page_view"}]}""";
        var first = keyed(BATCH, body, "key-1").json();
        assertThat(first.path("recorded").asInt()).isEqualTo(2);
        assertThat(first.path("activities").path(1).path("error").path("type").asString())
                .isEqualTo("ValidationError");
        assertThat(keyed(BATCH, body, "key-1").json()).isEqualTo(first);

        var other = keyed(BATCH, body.replace("page_view", "click"), "key-1").json();
        assertThat(other.path("recorded").asInt()).isZero();
        assertThat(other.path("refused").asInt()).isEqualTo(4);
        assertThat(other.path("activities")
                        .path(0)
                        .path("error")
                        .path("details")
                        .path("field")
                        .asString())
                .isEqualTo("Idempotency-Key");
        var one = "{\"user_id\": \"again\", \"activity_type\": \"page_view\"}";
        var id = keyed(TRACK, one, "key-2").json().path("activity_id").asString();
        var repeated = keyed(TRACK, one, "key-2").json();
        assertThat(repeated.path("activity_id").asString()).isEqualTo(id);
        assertThat(repeated.path("timestamp").asString()).as("as it is kept").isEqualTo(kept(id));
        assertThat(keyed(TRACK, one.replace("page", "list"), "key-2").errorField())
                .isEqualTo("Idempotency-Key");

        var figures = figures("again");
        assertThat(figures.path("summary").path("total_activities").asInt()).isEqualTo(3);
        assertThat(figures.path("summary").path("total_requests").asInt())
                .as("of no status")
                .isZero();
        assertThat(figures.path("usage_patterns")
                        .path("activity_types")
                        .path("page_view")
                        .asInt())
                .isEqualTo(3);
        assertThat(admin().delete("/monitoring/users/again/activity")
                        .json()
                        .path("erased")
                        .asInt())
                .isEqualTo(3);
        assertThat(figures("again").path("summary").path("total_activities").asInt())
                .isZero();
    }

    @Test
    void theKeyOfABatchIsLookedAtOnce() {
        var body = "{\"activities\": [{\"user_id\": \"long-key\", \"activity_type\": \"click\"}]}";

        assertThat(keyed(BATCH, body, "k".repeat(200)).json().path("recorded").asInt())
                .isEqualTo(1);
        for (var wrong : List.of("", "k".repeat(201))) {
            assertThat(keyed(BATCH, body, wrong).errorField()).isEqualTo("Idempotency-Key");
        }
        admin().delete("/monitoring/users/long-key/activity");
    }

    private String kept(String id) {
        var row = graph().readOne("MATCH (a:ActivityRecord {id: $id}) RETURN a.at AS at", Map.of("id", id))
                .orElseThrow();
        return String.valueOf(row.instantOrNull("at"));
    }

    private Http.Answer keyed(String path, String body, String key) {
        return http().send(http().request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void isDescribed() {
        var paths = new ArrayList<>(
                http().get("/api/openapi.json").json().path("paths").propertyNames());

        assertThat(paths)
                .contains(
                        TRACK,
                        BATCH,
                        ANALYTICS + "{userId}",
                        "/monitoring/dashboard",
                        "/monitoring/users/{userId}/activity");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0B",
        "999, 999B",
        "1000, 1.0KB",
        "2300000, 2.3MB",
        "999949, 999.9KB",
        "999950, 1.0MB",
        "1000000000, 1.0GB"
    })
    void sizesAreWrittenAsDocumented(long bytes, String text) {
        assertThat(MonitoringViews.size(bytes)).isEqualTo(text);
    }
}
