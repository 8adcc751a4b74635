package tech.aia.graph.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.access.Vault;
import tech.aia.graph.entity.TestEntities;

class ActivitiesIT {
    private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");
    private static final ZonedDateTime AT = NOW.atZone(ZoneOffset.UTC);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ActivityPeriod WEEK = ActivityPeriod.before(NOW, "7d");

    private final Graph graph = TestNeo4j.wiped().graph();
    private final ActivityStore store = new ActivityStore(graph, new Vault(graph, new byte[32]), CLOCK);
    private final Random random = new Random(3);
    private final RequestSampling sampling = new RequestSampling(store, 0.25, random::nextDouble);
    private final Activities activities = new Activities(store, sampling, TestEntities.of(graph), CLOCK);

    @AfterEach
    void end() {
        sampling.close();
    }

    @Test
    void everyFigureIsThatOfTheActivities() {
        track("ada", "s1", request("2026-05-20T09:10:00Z", "/tasks/submit", 100, 200, 1000));
        track("ada", "s1", request("2026-05-20T09:20:00Z", "/tasks/submit?page=1", 200, 200, 500));
        track("ada", "s2", request("2026-05-19T09:00:00Z", "/tasks/submit", 300, 500, null));
        track("ada", "s2", request("2026-05-19T14:00:00Z", "/graphql", 40, 404, 20));
        track("ada", null, new NewActivity("x", null, "page_view", NOW.minusSeconds(60), Served.UNKNOWN, null, null));
        track("bob", "s1", request("2026-05-20T11:45:00Z", "/graphql", 7, 200, 1));
        track("ada", "old", request("2026-05-13T11:59:59Z", "/graphql", 9000, 500, 1));

        var ada = activities.ofUser("ada", WEEK);
        assertThat(ada.recorded()).isEqualTo(5);
        assertThat(ada.sampled()).isFalse();
        assertThat(ada.activities()).isEqualTo(5);
        assertThat(ada.types()).containsExactly(Map.entry("api_request", 4L), Map.entry("page_view", 1L));
        assertThat(ada.successful()).isEqualTo(2);
        assertThat(ada.failed()).isEqualTo(2);
        assertThat(ada.errorRate()).isEqualTo(0.5);
        assertThat(ada.bytes()).isEqualTo(1520);
        assertThat(ada.times()).isEqualTo(new ActivityFigures.Times(160.0, 100.0, 300.0, 300.0));
        assertThat(ada.hours().get(9)).isEqualTo(3);
        assertThat(ada.peakHours()).containsExactly(9, 14);
        assertThat(ada.endpoints())
                .containsExactly(
                        new ActivityFigures.Endpoint(
                                "/tasks/submit",
                                3,
                                0.75,
                                1 / 3.0,
                                new ActivityFigures.Times(200.0, 200.0, 300.0, 300.0)),
                        new ActivityFigures.Endpoint(
                                "/graphql", 1, 0.25, 1, new ActivityFigures.Times(40.0, 40.0, 40.0, 40.0)));

        var all = activities.ofAll(WEEK);
        assertThat(all.users()).isEqualTo(2);
        assertThat(all.sessions()).as("s1 of ada is not s1 of bob").isEqualTo(3);
        assertThat(all.activeSessions()).isEqualTo(1);
        assertThat(all.figures().requests()).isEqualTo(5);
    }

    @Test
    void ofWhomNothingIsKnownNoFigureIsMadeUp() {
        var nobody = activities.ofUser("nobody", WEEK);

        assertThat(nobody.requests()).isZero();
        assertThat(nobody.errorRate()).isNull();
        assertThat(nobody.bytes()).isNull();
        assertThat(nobody.times()).isEqualTo(new ActivityFigures.Times(null, null, null, null));
        assertThat(nobody.peakHours()).isEmpty();
        assertThat(nobody.endpoints()).isEmpty();
    }

    @Test
    void sampledRequestsStandForThoseThatWereNotChosen() {
        var sent = 4_000;
        for (int i = 0; i < sent; i++) {
            if (sampling.isChosen()) {
                sampling.add(
                        "ada", NOW.minusSeconds(60), new Served("/graphql", i % 100.0, i % 4 == 0 ? 500 : 200, 10L));
            }
        }
        sampling.flush();

        var ada = activities.ofUser("ada", WEEK);
        assertThat(ada.sampled()).isTrue();
        assertThat(ada.recorded()).isEqualTo(sampling.recorded()).isLessThan(sent / 2);
        assertThat(ada.requests()).isEqualTo(4 * ada.recorded());
        // Six standard deviations of a binomial count.
        var slack = (long) (6 * 4 * Math.sqrt(sent * 0.25 * 0.75));
        assertThat(ada.requests()).isBetween(sent - slack, sent + slack);
        assertThat(ada.errorRate()).isBetween(0.18, 0.32);
        assertThat(ada.bytes()).isEqualTo(10 * ada.requests());
        assertThat(sampling.dropped()).isZero();
    }

    @Test
    void whatIsSampledAndWhatIsToldWeighWhatTheyStandFor() {
        track("ada", null, request("2026-05-20T10:00:00Z", "/a", 10, 200, null));
        sampling.add("ada", NOW.minusSeconds(60), new Served("/b", 20.0, 200, null));
        sampling.close();

        var ada = activities.ofUser("ada", WEEK);
        assertThat(ada.recorded()).isEqualTo(2);
        assertThat(ada.requests()).isEqualTo(5);
        assertThat(ada.times().average()).isEqualTo(18);
        assertThat(ada.times().p50()).isEqualTo(20);
        assertThat(ada.endpoints()).extracting(ActivityFigures.Endpoint::share).containsExactly(0.8, 0.2);
    }

    @Test
    void neitherWhoNorWhatElseWasToldStandsThereInPlain() {
        activities.record(List.of(new Activities.Tracked(
                new NewActivity(
                        "ada",
                        "s-1",
                        "api_request",
                        NOW,
                        Served.UNKNOWN,
                        "{\"a\":\"secret\"}",
                        "{\"ip\":\"10.1.2.3\"}"),
                new Activities.Idempotency("c", "k", Activities.ALONE, "h"))));

        var nodes = graph.read("MATCH (a:ActivityRecord) RETURN properties(a) AS p", Map.of());
        assertThat(nodes).hasSize(1);
        assertThat(nodes.toString())
                .doesNotContain("ada")
                .doesNotContain("s-1")
                .doesNotContain("secret")
                .doesNotContain("10.1");
    }

    @Test
    void whatComesAgainUnderItsKeyIsStoredOnce() {
        var activity = request("2026-05-20T10:00:00Z", "/a", 10, 200, null);
        var first = tracked(activity, "k", "hash");
        var once = activities.record(List.of(first, tracked(activity, "other", "hash")));

        assertThat(once).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(activities.record(List.of(first)).getFirst()).isEqualTo(once.getFirst());
        assertThat(activities
                        .record(List.of(tracked(activity, "k", "another hash")))
                        .getFirst())
                .isNull();
        assertThat(activities.ofUser("ada", WEEK).recorded()).isEqualTo(2);
    }

    @Test
    void aRepeatedOneIsAnsweredWithTheTimeThatIsKept() {
        var first = tracked(request("2026-05-20T10:00:00Z", "/a", 10, 200, null), "k", "hash");
        var later = tracked(request("2026-05-20T11:00:00Z", "/a", 10, 200, null), "k", "hash");

        assertThat(activities.record(List.of(first))).isEqualTo(activities.record(List.of(later)));
    }

    @Test
    void anItemOfABatchIsNotTheOneThatCameByItself() {
        var activity = request("2026-05-20T10:00:00Z", "/a", 10, 200, null);
        var of = List.of(
                new Activities.Idempotency("c", "k", Activities.ALONE, "h"),
                new Activities.Idempotency("c", "k", 0, "h"),
                new Activities.Idempotency("c", "k#0", Activities.ALONE, "h"),
                new Activities.Idempotency("c", "x".repeat(200), 1, "h"));

        assertThat(activities.record(of.stream()
                        .map(idempotency -> new Activities.Tracked(activity, idempotency))
                        .toList()))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void whoTellsOfSomebodyLearnsNoAliasOfWhatWasSampled() {
        track("ada", null, request("2026-05-20T10:00:00Z", "/a", 10, 200, null));
        track("bob", null, request("2026-05-20T10:00:00Z", "/a", 10, 200, null));
        sampling.add("ada", NOW.minusSeconds(60), new Served("/b", 20.0, 200, null));
        sampling.add("cyd", NOW.minusSeconds(60), new Served("/b", 20.0, 200, null));
        sampling.flush();

        var aliases = graph.read("MATCH (a:ActivityRecord) RETURN count(DISTINCT a.user) AS aliases", Map.of());
        assertThat(aliases.getFirst().integer("aliases")).isEqualTo(4);
        assertThat(activities.ofUser("ada", WEEK).recorded()).isEqualTo(2);
        assertThat(activities.ofAll(WEEK).users()).isEqualTo(3);
    }

    @Test
    void aRecordThatWasChangedPastUseDoesNotCount() {
        track("ada", null, request("2026-05-20T10:00:00Z", "/a", 10, 200, null));
        graph.write(tx -> tx.run("MATCH (a:ActivityRecord) REMOVE a.weight, a.user", Map.of()));

        assertThat(activities.ofAll(WEEK).figures().recorded()).isZero();
    }

    @Test
    void whatIsTiedToSomethingIsErasedAllTheSame() {
        track("ada", null, request("2026-05-20T10:00:00Z", "/a", 10, 200, null));
        graph.write(tx -> tx.run("MATCH (a:ActivityRecord) CREATE (a)-[:X]->(:Thing)", Map.of()));

        assertThat(activities.erase("ada")).isEqualTo(1);
    }

    @Test
    void erasesOnePersonAndNobodyElse() {
        track("ada", null, request("2026-05-20T10:00:00Z", "/a", 10, 200, null));
        track("bob", null, request("2026-05-20T10:00:00Z", "/a", 10, 200, null));
        sampling.add("ada", NOW, new Served("/b", 20.0, 200, null));

        assertThat(activities.erase("ada")).isEqualTo(2);
        assertThat(activities.erase("ada")).isZero();
        assertThat(activities.ofUser("bob", WEEK).recorded()).isEqualTo(1);
    }

    @Test
    void whoIsErasedIsNoPersonOfTheGraphAnyMore() {
        graph.write(tx -> tx.run("""
                CREATE (:Entity:Person {id: 'person_ada', type: 'person', name: 'Ada'})-[:SUBMITTED]->(:Entity:Task {id: 'task_1'}),
                  (:Entity:Person {id: 'person_bob', type: 'person', name: 'Bob'}),
                  (:Entity:PersonSkill {id: 'person_skill_java', type: 'person_skill', name: 'Java'})""", Map.of()));

        assertThat(activities.erase("ada")).as("records").isZero();
        activities.erase("skill_java");
        activities.erase("ada@example.org");

        assertThat(graph.read("MATCH (n:Entity) RETURN n.id AS id ORDER BY id", Map.of()))
                .extracting(row -> row.string("id"))
                .containsExactly("person_bob", "person_skill_java", "task_1");
    }

    @Test
    void keepsAsLongAsItIsToldFromWhenItWasRecorded() {
        track("ada", null, request("2020-01-01T00:00:00Z", "/a", 10, 200, null));
        var later = Clock.offset(CLOCK, Duration.ofDays(90));
        try (var upkeep = new ActivityUpkeep(store, later, Duration.ofDays(90))) {
            assertThat(upkeep.removeOld()).as("not a moment earlier").isZero();
        }
        try (var upkeep = new ActivityUpkeep(store, Clock.offset(later, Duration.ofSeconds(1)), Duration.ofDays(90))) {
            assertThat(upkeep.removeOld()).isEqualTo(1);
        }
    }

    @Test
    void refusesWhatCannotBeByItsName() {
        refused("user_id", () -> activity(" ", "t"));
        refused("user_id", () -> activity("a\nb", "t"));
        refused("user_id", () -> activity("x".repeat(201), "t"));
        refused("activity_type", () -> activity("u", "two words"));
        refused("timestamp", () -> request("1999-12-31T23:59:59Z", "/a", 1, 200, null));
        refused("timestamp", () -> track("u", null, request("2026-05-20T12:05:01Z", "/a", 1, 200, null)));
        refused("details.endpoint", () -> new Served("?x", null, null, null));
        refused("details.response_time", () -> new Served(null, -1.0, null, null));
        refused("details.response_time", () -> new Served(null, Double.NaN, null, null));
        refused("details.status_code", () -> new Served(null, null, 99, null));
        refused("details.bytes", () -> new Served(null, null, null, -1L));
        refused(
                "context",
                () -> new NewActivity(
                        "u", null, "t", NOW, Served.UNKNOWN, null, "ü".repeat(NewActivity.MOST_JSON / 2 + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {ActivityStore.OF_USER, ActivityStore.OF_ALL, ActivityStore.ERASE, ActivityStore.REMOVE})
    void readsAndRemovesByIndex(String statement) {
        graph.execute("CALL db.awaitIndexes(60)");
        try (var session = TestNeo4j.asItIs().driver().session()) {
            var parameters = Map.<String, Object>of("user", "u", "from", AT, "to", AT, "recent", AT, "horizon", AT);
            var plan = session.run("EXPLAIN " + statement, parameters)
                    .consume()
                    .queryPlan()
                    .orElseThrow();
            assertThat(plan.toString()).contains("NodeIndexSeek").doesNotContain("NodeByLabelScan");
        }
    }

    private static NewActivity activity(String user, String type) {
        return new NewActivity(user, null, type, NOW, Served.UNKNOWN, null, null);
    }

    private static NewActivity request(String at, String endpoint, double millis, int status, @Nullable Integer bytes) {
        var sent = bytes == null ? null : Long.valueOf(bytes);
        return new NewActivity(
                "ada", null, "api_request", Instant.parse(at), new Served(endpoint, millis, status, sent), null, null);
    }

    private void track(String user, @Nullable String session, NewActivity given) {
        var activity = new NewActivity(user, session, given.type(), given.at(), given.served(), null, null);
        activities.record(List.of(new Activities.Tracked(activity, null)));
    }

    private static Activities.Tracked tracked(NewActivity activity, String key, String hash) {
        return new Activities.Tracked(activity, new Activities.Idempotency("caller", key, Activities.ALONE, hash));
    }

    private static void refused(String field, Runnable wrong) {
        assertThatThrownBy(wrong::run)
                .isInstanceOfSatisfying(
                        GraphModelException.InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }
}
