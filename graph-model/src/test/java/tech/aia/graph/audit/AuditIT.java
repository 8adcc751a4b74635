package tech.aia.graph.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.access.Vault;

class AuditIT {
    /** So long ago that all of it is settled. */
    private final Instant then = Instant.now().minus(Duration.ofHours(1));

    private static final Actor ADA = Actor.person("p1", "ada");

    private final Graph graph = TestNeo4j.wiped().graph();
    private final AuditStore store = new AuditStore(graph, new Vault(graph, new byte[32]));
    private final AuditTrail trail = new AuditTrail(store, Clock.fixed(then, ZoneOffset.UTC));
    private final AuditLog log = new AuditLog(store, trail, Clock.systemUTC());

    @AfterEach
    void end() {
        trail.close();
    }

    @Test
    void whatMustBeDurableIsThereAtOnceAndNothingOfItIsPlainButTheTime() {
        now(event(ADA, "person.login", Outcome.OK));

        var found = log.page(all(), 10, null).records();
        assertThat(actions(found)).containsExactly("person.login", "server.start");
        assertThat(found.getFirst().number()).isEqualTo(2);
        assertThat(found.getFirst().at()).isBetween(then.minusMillis(1), then.plusMillis(1));
        assertThat(Objects.requireNonNull(found.getFirst().event()).actor()).isEqualTo(ADA);
        var nodes = graph.read("MATCH (a:AuditRecord) RETURN properties(a) AS p", Map.of());
        assertThat(nodes)
                .hasSize(2)
                .allSatisfy(node -> assertThat(node.map("p")).containsOnlyKeys("key", "at", "sealed"));
        assertThat(nodes.toString()).doesNotContain("ada").doesNotContain("login");
    }

    @Test
    void whatIsBufferedIsWrittenSoonInOrderAndAtTheLatestWhenTheTrailEnds() {
        later(event(ADA, "entity.create", Outcome.OK));
        now(event(ADA, "entity.update", Outcome.OK));
        assertThat(actions(log.page(all(), 2, null).records())).containsExactly("entity.update", "entity.create");

        later(event(ADA, "entity.delete", Outcome.OK));
        trail.close();
        assertThat(actions(log.page(all(), 2, null).records())).containsExactly("server.stop", "entity.delete");
    }

    @Test
    void manyAtOnceAreNumberedWithoutAGapAndNoneIsLost() throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 3_000).forEach(i -> threads.execute(() -> later(event(ADA, "a." + i, Outcome.OK))));
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        trail.settle();

        var found = new ArrayList<AuditRecord>();
        log.all(all(), found::add);
        assertThat(found).hasSize(3_002);
        assertThat(found).extracting(AuditRecord::number).startsWith(3_002L).endsWith(1L);
        assertThat(log.check(then.minusSeconds(1), Instant.now()).whole()).isTrue();
    }

    @Test
    void pagesFollowEachOtherAndFiltersHold() {
        for (int i = 0; i < 5; i++) {
            later(event(ADA, "entity.update", Outcome.OK));
            later(event(Actor.key("k1", "p1"), "entity.delete", Outcome.REFUSED));
            later(event(Actor.client("c1"), "task.submit", Outcome.FAILED));
        }
        trail.settle();

        assertThat(walk(all(), 4)).hasSize(17);
        assertThat(walk(new AuditQuery(null, null, "p1", null, null), 3)).hasSize(10);
        assertThat(walk(new AuditQuery(null, null, "k1", null, null), 3)).hasSize(5);
        assertThat(walk(new AuditQuery(null, null, null, "entity.*", null), 3)).hasSize(10);
        assertThat(walk(new AuditQuery(null, null, null, "entity.update", null), 3))
                .hasSize(5);
        assertThat(walk(new AuditQuery(null, null, null, null, Outcome.FAILED), 3))
                .hasSize(5);
        assertThat(walk(new AuditQuery(then.plusSeconds(1), null, null, null, null), 3))
                .isEmpty();
        assertThat(walk(new AuditQuery(null, then.minusSeconds(1), null, null, null), 3))
                .isEmpty();
        assertThatThrownBy(() -> log.page(all(), 10, "bm9uc2Vuc2U"))
                .isInstanceOf(GraphModelException.InvalidValue.class);
        assertThatThrownBy(() -> log.page(all(), 1_001, null)).isInstanceOf(GraphModelException.InvalidValue.class);
    }

    @Test
    void aRecordThatIsTakenAwayLeavesAGap() {
        for (int i = 0; i < 6; i++) {
            later(event(ADA, "entity.update", Outcome.OK));
        }
        trail.settle();
        var process = log.page(all(), 1, null).records().getFirst().process();
        graph.write(tx -> tx.run(
                "MATCH (a:AuditRecord) WHERE a.key IN [$one, $other] DELETE a",
                Map.of("one", process + "-3", "other", process + "-4")));

        var check = log.check(then.minusSeconds(1), Instant.now());

        assertThat(check.whole()).isFalse();
        assertThat(check.missing()).isEqualTo(2);
        assertThat(check.gaps())
                .containsExactly(new AuditCheck.Gap(
                        process, 3, 4, check.gaps().getFirst().before()));
    }

    @Test
    void aRecordThatIsChangedOrMovedInTimeIsNotBelieved() {
        later(event(ADA, "entity.update", Outcome.OK));
        later(event(ADA, "entity.delete", Outcome.OK));
        trail.settle();
        graph.write(tx -> tx.run(
                "MATCH (a:AuditRecord) WHERE a.key ENDS WITH '-2' SET a.at = a.at - duration('PT1S')", Map.of()));

        var check = log.check(then.minusSeconds(5), Instant.now());

        assertThat(check.unreadable()).isEqualTo(1);
        assertThat(check.missing()).isEqualTo(1);
        assertThat(log.page(all(), 10, null).records())
                .filteredOn(r -> r.event() == null)
                .hasSize(1);
        assertThat(walk(new AuditQuery(null, null, "p1", null, null), 3)).hasSize(1);
    }

    @Test
    void whatWasKeptLongEnoughIsRemoved() {
        later(event(ADA, "entity.update", Outcome.OK));
        trail.settle();
        var now = Instant.now();
        assertThat(store.removeBefore(now.minus(Duration.ofHours(2)))).isZero();
        assertThat(store.removeBefore(now.minus(Duration.ofMinutes(30)))).isEqualTo(3);
        assertThat(log.page(all(), 10, null).records()).isEmpty();
    }

    @Test
    void lessThanADayIsNotKept() {
        assertThat(new AuditSettings(Duration.ofDays(1)).keep()).isEqualTo(Duration.ofDays(1));
        assertThatThrownBy(() -> new AuditSettings(Duration.ofHours(23))).hasMessageContaining("aia.audit.keep");
    }

    @Test
    void thereIsRoomForOneRecordInAPlace() {
        try (var place = trail.reserve()) {
            place.append(event(ADA, "entity.update", Outcome.OK));
            assertThatThrownBy(() -> place.append(event(ADA, "entity.update", Outcome.OK)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static AuditQuery all() {
        return new AuditQuery(null, null, null, null, null);
    }

    private static AuditEvent event(Actor actor, String action, Outcome outcome) {
        return new AuditEvent(
                actor, "127.0.0.1", action, new Target("entity", "e1"), outcome, null, "req_1", Map.of("a", "b"));
    }

    private void now(AuditEvent event) {
        try (var place = trail.reserve()) {
            place.appendNow(event);
        }
    }

    private void later(AuditEvent event) {
        try (var place = trail.reserve()) {
            place.append(event);
        }
    }

    private List<AuditRecord> walk(AuditQuery query, int limit) {
        var found = new ArrayList<AuditRecord>();
        var page = log.page(query, limit, null);
        for (int pages = 0; pages < 100; pages++) {
            assertThat(page.records()).hasSizeLessThanOrEqualTo(limit);
            found.addAll(page.records());
            if (page.nextCursor() == null) {
                break;
            }
            page = log.page(query, limit, page.nextCursor());
        }
        assertThat(found).doesNotHaveDuplicates();
        return found;
    }

    private static List<String> actions(List<AuditRecord> records) {
        return records.stream()
                .map(record -> Objects.requireNonNull(record.event()).action())
                .toList();
    }
}
