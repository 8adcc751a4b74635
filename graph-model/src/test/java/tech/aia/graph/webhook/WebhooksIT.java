package tech.aia.graph.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.access.Clients;
import tech.aia.graph.task.Claim;
import tech.aia.graph.task.Completion;
import tech.aia.graph.task.Heartbeat;
import tech.aia.graph.task.NewTask;
import tech.aia.graph.task.TaskFailure;
import tech.aia.graph.webhook.DeliveryReport.Outcome;

class WebhooksIT extends WebhookCase {
    @Test
    void aTaskIsToldOfFromItsCreationToItsResultEachStepOnce() {
        create("before", "customer");
        var id = register("task.*");
        var task = tasks.submit(NewTask.of("count", "Count the customers")).task();
        fanOut();
        var claimed = tasks.claim(new Claim("worker_1", null, List.of("count"), 1, LEASE))
                .getFirst();
        tasks.heartbeat(task.id(), claimed.fencingToken(), new Heartbeat(40.0, Map.of("seen", 4), LEASE));
        fanOut();
        tasks.heartbeat(task.id(), claimed.fencingToken(), new Heartbeat(40.0, null, LEASE));
        tasks.heartbeat(task.id(), claimed.fencingToken(), new Heartbeat(65.5, null, LEASE));
        fanOut();
        fanOut();
        tasks.complete(task.id(), claimed.fencingToken(), Completion.of("There are four", Map.of("count", 4)));
        fanOut();
        fanOut();

        var told = told(id);
        assertThat(types(told))
                .containsExactly("task.created", "task.assigned", "task.progress", "task.progress", "task.completed");
        assertThat(told)
                .extracting(body -> body.path("data").path("progress").asDouble())
                .containsExactly(0.0, 40.0, 40.0, 65.5, 100.0);
        var completed = told.getLast();
        assertThat(completed.propertyNames()).containsExactly("event_id", "event_type", "timestamp", "data");
        assertThat(completed.path("data").path("task_id").asString()).isEqualTo(task.id());
        assertThat(completed.path("data").path("status").asString()).isEqualTo("completed");
        assertThat(completed.path("data").path("results").path("summary").asString())
                .isEqualTo("There are four");
        assertThat(completed
                        .path("data")
                        .path("results")
                        .path("data")
                        .path("count")
                        .asInt())
                .isEqualTo(4);
        assertThat(told).extracting(body -> body.path("event_id").asString()).doesNotHaveDuplicates();
    }

    @Test
    void aFailureIsToldWithItsErrorAndWhatWasBeforeTheWebhookIsNot() {
        var task = tasks.submit(NewTask.of("count", "Count")).task();
        var claimed = tasks.claim(new Claim("worker_1", null, List.of("count"), 1, LEASE))
                .getFirst();
        move(Duration.ofSeconds(1));
        var id = register("task.failed", "task.created");
        tasks.fail(task.id(), claimed.fencingToken(), TaskFailure.permanent("broken", "There is no such file"));
        fanOut();

        var told = told(id);
        assertThat(types(told)).containsExactly("task.failed");
        assertThat(told.getFirst().path("data").path("error").asString()).isEqualTo("There is no such file");
        assertThat(told.getFirst().path("data").path("error_type").asString()).isEqualTo("broken");
    }

    @Test
    void aTaskThatWasUnderWayBeforeIsToldOfFromWhereItIs() {
        var task = tasks.submit(NewTask.of("count", "Count")).task();
        var claimed = tasks.claim(new Claim("worker_1", null, List.of("count"), 1, LEASE))
                .getFirst();
        tasks.heartbeat(task.id(), claimed.fencingToken(), new Heartbeat(10.0, null, LEASE));
        move(Duration.ofSeconds(1));
        var id = register("task.*");
        tasks.heartbeat(task.id(), claimed.fencingToken(), new Heartbeat(20.0, null, LEASE));
        fanOut();

        var told = told(id);
        assertThat(types(told)).containsExactly("task.progress");
        assertThat(told.getFirst().path("data").path("progress").asDouble()).isEqualTo(20);
    }

    @Test
    void entitiesAndRelationshipsAreToldOfWhoeverChangesThem() {
        var id = register("entity.*", "relationship.*");
        create("customer_1", "customer");
        create("product_1", "product");
        TestNeo4j.asItIs().cypher("MATCH (a:Entity {id: 'customer_1'}) SET a.name = 'Ada'", Map.of());
        TestNeo4j.asItIs()
                .cypher("MATCH (a {id: 'customer_1'}), (b {id: 'product_1'}) CREATE (a)-[:LIKES]->(b)", Map.of());
        TestNeo4j.asItIs().cypher("MATCH (b {id: 'product_1'}) DETACH DELETE b", Map.of());
        fanOut();

        var told = told(id);
        assertThat(types(told))
                .containsExactlyInAnyOrder(
                        "entity.created",
                        "entity.created",
                        "entity.updated",
                        "relationship.added",
                        "entity.deleted",
                        "relationship.removed");
        var added = told.stream()
                .filter(body -> body.path("event_type").asString().equals("relationship.added"))
                .findFirst()
                .orElseThrow();
        assertThat(added.path("data").path("relationship").asString()).isEqualTo("LIKES");
        assertThat(added.path("data").path("from").asString()).isEqualTo("customer_1");
        assertThat(added.path("data").path("to").asString()).isEqualTo("product_1");
    }

    @Test
    void nothingIsLostOrDoubledWhenProcessesDieAndOthersGoOnAtTheSameTime() throws Exception {
        var id = register("entity.created");
        for (int set = 0; set < 10; set++) {
            var from = set * 150;
            graph.write(tx -> tx.run(
                    "UNWIND range($from, $from + 149) AS i CREATE (:Entity {id: 'thing_' + i, type: 'thing'})",
                    Map.of("from", from)));
            assertThatThrownBy(() -> parts(new DyingGraph(graph)).fanOut().step())
                    .isInstanceOf(DyingGraph.Killed.class);
        }
        Callable<Integer> process = () -> {
            var fanOut = parts(graph).fanOut();
            int all = 0;
            for (int taken = fanOut.step(); taken > 0; taken = fanOut.step()) {
                all += taken;
            }
            return all;
        };
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var one : threads.invokeAll(List.of(process, process, process))) {
                one.get();
            }
        }
        fanOut();

        var subjects =
                graph
                        .read("MATCH (d:WebhookDelivery {webhook_id: $id}) RETURN d.subject AS s", Map.of("id", id))
                        .stream()
                        .map(row -> row.string("s"))
                        .toList();
        assertThat(subjects)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 1500).mapToObj(i -> "thing_" + i).toList());
    }

    @Test
    void ofASubjectTheNextIsHandedOutWhenTheOneBeforeIsOver() {
        var id = register("system.alert");
        alert("a", "first");
        alert("a", "second");
        alert("b", "other");

        var claimed = claim(id, 10);
        assertThat(messages(claimed)).containsExactlyInAnyOrder("first", "other");
        assertThat(claim(id, 10)).as("held").isEmpty();
        var first = one(claimed, "first");
        report(first, Outcome.RETRY);
        assertThat(claim(id, 10))
                .as("the first of its subject waits for its next try")
                .isEmpty();
        move(Duration.ofSeconds(5));
        var again = claim(id, 10);
        assertThat(messages(again)).containsExactly("first");
        assertThat(again.getFirst().attempts()).isEqualTo(1);
        report(again.getFirst(), Outcome.DELIVERED);
        assertThat(messages(claim(id, 10))).containsExactly("second");
    }

    @Test
    void whatADeadProcessHeldIsHandedOutAgainAndItsLateReportIsPassedOver() {
        var id = register("system.alert");
        alert("a", "only");
        var dead = claim(id, 10).getFirst();
        move(LEASE.plusSeconds(1));
        var other = claim(id, 10).getFirst();
        assertThat(other.id()).isEqualTo(dead.id());

        report(dead, Outcome.DEAD);
        assertThat(deliveries.find(id, dead.id()).orElseThrow().status()).isEqualTo(DeliveryStatus.PENDING);
        report(other, Outcome.DELIVERED);
        assertThat(deliveries.find(id, dead.id()).orElseThrow())
                .extracting(Delivery::status, Delivery::attempts, Delivery::lastStatus)
                .containsExactly(DeliveryStatus.DELIVERED, 1, 200);
        assertThat(queue.pending()).isZero();
    }

    @Test
    void theDeadAreReplayedInTheirOrderAfterWhatWaits() {
        var id = register("system.alert");
        for (var message : List.of("one", "two", "three")) {
            alert("a", message);
            alert("b", "is taken, so that the webhook goes on");
            var claimed = claim(id, 2);
            report(
                    claimed.stream()
                            .filter(one -> !one.body().contains(message))
                            .findFirst()
                            .orElseThrow(),
                    Outcome.DELIVERED);
            report(one(claimed, message), Outcome.DEAD);
            move(Duration.ofSeconds(1));
        }
        alert("a", "four");
        assertThat(deliveries
                        .list(new DeliveryQuery(id, DeliveryStatus.DEAD, 10, null))
                        .items())
                .hasSize(3);

        assertThat(deliveries.replayDead(id, Instant.parse("2026-01-05T10:00:01Z")))
                .isEqualTo(2);
        var order = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var claimed = claim(id, 10);
            order.addAll(messages(claimed));
            report(claimed.getFirst(), Outcome.DELIVERED);
        }
        assertThat(order).containsExactly("four", "two", "three");
        var dead = deliveries
                .list(new DeliveryQuery(id, DeliveryStatus.DEAD, 10, null))
                .items()
                .getFirst();
        var replayed = deliveries.replay(id, dead.id());
        assertThat(replayed)
                .extracting(Delivery::status, Delivery::attempts, Delivery::replays)
                .containsExactly(DeliveryStatus.PENDING, 0, 1);
        assertThatThrownBy(() -> deliveries.replay(id, dead.id())).isInstanceOf(GraphModelException.Conflict.class);
        assertThatThrownBy(() -> deliveries.replay(id, "nothing")).isInstanceOf(GraphModelException.NotFound.class);
    }

    @Test
    void anEndpointThatWantsNoMoreEndsItsWebhookAndOneThatAsksForTimeGetsIt() {
        var gone = register("system.alert");
        var busy = register("system.alert");
        alert("a", "one");
        alert("b", "two");
        var claimed = claim(gone, 1);
        report(claimed.getFirst(), Outcome.GONE);
        assertThat(claim(gone, 10)).isEmpty();
        assertThat(webhooks.find(gone).orElseThrow())
                .extracting(Webhook::active, Webhook::inactiveBecause)
                .containsExactly(false, "gone");

        var until = now.get().plusSeconds(120);
        report(claim(busy, 1).getFirst(), Outcome.RETRY, until);
        assertThat(queue.due()).doesNotContain(busy);
        move(Duration.ofSeconds(121));
        assertThat(queue.due()).containsExactly(busy);

        webhooks.change(gone, new WebhookChange(null, null, true, null));
        assertThat(messages(claim(gone, 10))).containsExactly("two");
    }

    @Test
    void whatIsTriedAgainIsDueAtItsMomentThoughNothingIsCommitted() {
        var id = register("system.alert");
        alert("a", "one");
        report(claim(id, 1).getFirst(), Outcome.RETRY);
        assertThat(queue.due()).isEmpty();

        move(Duration.ofMillis(4_999));
        assertThat(queue.due()).isEmpty();
        move(Duration.ofMillis(1));
        assertThat(queue.due()).containsExactly(id);
    }

    @Test
    void whatBecomesDueByACommitIsFoundAtOnce() {
        var id = register("system.alert");
        assertThat(queue.due()).isEmpty();

        alert("a", "one");

        assertThat(queue.due()).containsExactly(id);
    }

    @Test
    void aPausedWebhookRestsAndGathersNothing() {
        var id = register("system.alert");
        alert("a", "waits");
        webhooks.change(id, new WebhookChange(null, null, false, null));
        alert("b", "is not gathered");
        assertThat(queue.due()).isEmpty();
        assertThatThrownBy(() -> deliveries.ping(id)).isInstanceOf(GraphModelException.Conflict.class);

        webhooks.change(id, new WebhookChange(null, null, true, null));
        deliveries.ping(id);
        assertThat(claim(id, 10)).hasSize(2);
        assertThat(types(told(id))).containsExactly("system.alert", "webhook.ping");
    }

    @Test
    void whoMayReadItNoMoreIsToldNoMore() {
        var reader = client("webhooks:manage", "graph:read");
        var id = webhooks.register(new NewWebhook(reader, URL, List.of("*"), null, true, null))
                .webhook()
                .id();
        alert("a", "needs metrics:read");
        create("customer_1", "customer");
        fanOut();
        assertThat(types(told(id))).containsExactly("entity.created");

        new Clients(vault).delete(reader);
        create("customer_2", "customer");
        fanOut();
        assertThat(types(told(id))).containsExactly("entity.created");
        assertThat(claim(id, 10)).isEmpty();
    }

    @Test
    void secretsAndUrlsAreInNoNodeAndBothSecretsAreGoodForATime() {
        var made = webhooks.register(new NewWebhook(owner, URL + "?key=hidden", List.of("*"), null, true, null));
        var id = made.webhook().id();
        assertThat(made.secret()).startsWith("whsec_");
        assertThat(made.toString()).doesNotContain("whsec_");
        deliveries.ping(id);
        assertThat(claim(id, 1).getFirst().endpoint().secrets()).containsExactly(made.secret());

        var rotated = webhooks.rotate(id, SECRET, Duration.ofHours(1));
        assertThat(rotated.secret()).as("it was given").isNull();
        assertThat(rotated.webhook().previousSecretUntil()).isEqualTo(now.get().plus(Duration.ofHours(1)));
        deliveries.ping(id);
        move(LEASE.plusSeconds(1));
        assertThat(claim(id, 1).getFirst().endpoint().secrets()).containsExactly(SECRET, made.secret());
        move(Duration.ofHours(1));
        assertThat(claim(id, 1).getFirst().endpoint().secrets()).containsExactly(SECRET);

        var nodes = graph.read("MATCH (n) RETURN properties(n) AS p", Map.of()).toString();
        assertThat(nodes).contains("receiver.example").doesNotContain(SECRET, "whsec_", "hidden");
    }

    @Test
    void listsArePagedAndWhatIsOldIsForgotten() {
        var id = register("system.alert");
        for (int i = 0; i < 5; i++) {
            alert("a" + i, "alert " + i);
        }
        var claimed = claim(id, 2);
        claimed.forEach(one -> report(one, Outcome.DELIVERED));
        var first = deliveries.list(new DeliveryQuery(id, null, 3, null));
        var rest = deliveries.list(
                new DeliveryQuery(id, null, 3, first.items().getLast().seq()));
        assertThat(first.more()).isTrue();
        assertThat(first.items()).extracting(Delivery::seq).containsExactly(5L, 4L, 3L);
        assertThat(rest.items()).extracting(Delivery::seq).containsExactly(2L, 1L);
        assertThat(rest.more()).isFalse();

        assertThat(upkeep.run(now.get(), now.get(), Instant.EPOCH)).isZero();
        move(Duration.ofDays(8));
        assertThat(upkeep.run(now.get().minus(Duration.ofDays(7)), Instant.EPOCH, Instant.EPOCH))
                .isEqualTo(2);
        assertThat(queue.pending()).isEqualTo(3);

        webhooks.delete(id);
        assertThat(webhooks.list(owner)).isEmpty();
        assertThat(graph.read("MATCH (d:WebhookDelivery) RETURN d", Map.of())).isEmpty();
    }

    @Test
    void anAlertWithAKeyIsToldOnce() {
        var id = register("system.alert");
        var alert = new SystemAlert("revenue/2026-01", "revenue_below", "Revenue is low", "warning", null);
        assertThat(deliveries.alert(alert)).isEqualTo(1);
        assertThat(deliveries.alert(alert)).isZero();
        var told = told(id).getFirst().path("data");
        assertThat(told.path("alert_type").asString()).isEqualTo("revenue_below");
        assertThat(told.path("message").asString()).isEqualTo("Revenue is low");
        assertThat(told.path("severity").asString()).isEqualTo("warning");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "task", "task.", "tasks.*", "task.completed.*", "task.*.x", "**", "TASK.*", "task.unknown"})
    void eventsThatDoNotExistAreRefused(String events) {
        assertThatThrownBy(() -> register(events))
                .isInstanceOfSatisfying(
                        GraphModelException.InvalidValue.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("events"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "whsec_", "whsec_c2hvcnQ=", "whsec_***", "                      "})
    void secretsThatAnybodyCouldGuessAreRefusedAndNotRepeated(String secret) {
        assertThatThrownBy(() -> webhooks.register(new NewWebhook(owner, URL, List.of("*"), secret, true, null)))
                .isInstanceOfSatisfying(
                        GraphModelException.InvalidValue.class,
                        refusal -> assertThat(refusal)
                                .extracting(
                                        GraphModelException.InvalidValue::field,
                                        GraphModelException.InvalidValue::given)
                                .containsExactly("secret", null));
    }
}
