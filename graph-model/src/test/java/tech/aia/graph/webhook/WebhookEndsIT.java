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
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.access.Clients;
import tech.aia.graph.access.Tier;
import tech.aia.graph.webhook.DeliveryReport.Outcome;

/** How webhooks and what waits for them come to an end. */
class WebhookEndsIT extends WebhookCase {

    @Test
    void aDeletionThatIsCutShortIsFinishedByTheUpkeep() {
        var id = register("system.alert");
        alert("a", "one");
        var cut = parts(new BrokenGraph(graph, (statement, parameters) -> statement.contains("DETACH DELETE d")));
        assertThatThrownBy(() -> cut.webhooks().delete(id)).isInstanceOf(BrokenGraph.Broken.class);

        assertThat(webhooks.find(id)).isEmpty();
        assertThat(webhooks.list(owner)).isEmpty();
        alert("b", "nobody is told");
        assertThat(queue.due()).isEmpty();
        graph.write(tx -> tx.run(
                "UNWIND range(1, 99) AS i CREATE (:Webhook {id: 'webhook_' + i, owner: $owner})",
                Map.of("owner", owner)));
        register("system.alert");
        assertThat(nodes("WebhookDelivery")).isOne();
        upkeep.run(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
        assertThat(nodes("WebhookDelivery")).isZero();
        assertThat(nodes("Webhook")).as("the others are in no vault").isOne();
        webhooks.deleteAll(owner);
        assertThat(nodes("Webhook")).isZero();
    }

    @Test
    void aWebhookEndsThatTookNothingAsLongAsADeliveryWasTried() {
        var id = register("system.alert");
        alert("a", "one");
        alert("b", "two");
        var claimed = claim(id, 10);
        move(Duration.ofDays(3));
        report(one(claimed, "one"), Outcome.DELIVERED);
        report(one(claimed, "two"), Outcome.DEAD);
        assertThat(webhooks.find(id).orElseThrow().active())
                .as("it took something meanwhile")
                .isTrue();

        move(Duration.ofSeconds(1));
        alert("b", "three");
        alert("b", "four");
        report(claim(id, 10).getFirst(), Outcome.DEAD);
        assertThat(webhooks.find(id).orElseThrow())
                .extracting(Webhook::active, Webhook::inactiveBecause)
                .containsExactly(false, "failing");
        var dead = deliveries
                .list(new DeliveryQuery(id, DeliveryStatus.DEAD, 1, null))
                .items()
                .getFirst();
        assertThatThrownBy(() -> deliveries.replay(id, dead.id())).isInstanceOf(GraphModelException.Conflict.class);
        assertThatThrownBy(() -> deliveries.replayDead(id, null)).isInstanceOf(GraphModelException.Conflict.class);

        move(Duration.ofSeconds(1));
        webhooks.change(id, new WebhookChange(null, null, true, null));
        report(claim(id, 10).getFirst(), Outcome.DEAD);
        assertThat(webhooks.find(id).orElseThrow().active())
                .as("who looks after it gives it another chance")
                .isTrue();
    }

    @Test
    void whatWaitsTooLongIsGivenUpAndTheNextOfItsSubjectIsDue() {
        var id = register("system.alert");
        alert("a", "old");
        move(Duration.ofDays(31));
        alert("a", "new");
        upkeep.run(Instant.EPOCH, Instant.EPOCH, now.get().minus(Duration.ofDays(30)));

        assertThat(messages(claim(id, 10))).containsExactly("new");
        assertThat(deliveries
                        .list(new DeliveryQuery(id, DeliveryStatus.DEAD, 10, null))
                        .items())
                .singleElement()
                .extracting(Delivery::lastError)
                .isEqualTo("It waited too long");
    }

    @Test
    void timeThatTheEndpointAsksForIsNoTryAndIsForgottenWithTheUrl() {
        var id = register("system.alert");
        alert("a", "one");
        var until = now.get().plusSeconds(600);
        report(claim(id, 1).getFirst(), Outcome.POSTPONED, until);
        assertThat(deliveries
                        .list(new DeliveryQuery(id, null, 1, null))
                        .items()
                        .getFirst()
                        .attempts())
                .isZero();
        assertThat(webhooks.find(id).orElseThrow().notBefore()).isEqualTo(until);

        leadElsewhere(id);
        assertThat(webhooks.find(id).orElseThrow().notBefore()).isNull();
        alert("b", "two");
        assertThat(messages(claim(id, 10))).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void whatAnEndpointWantedIsNoMatterAfterItsWebhookLeadsElsewhere() {
        var id = register("system.alert");
        for (var subject : List.of("a", "b", "c")) {
            alert(subject, subject);
        }
        var before = claim(id, 2);
        move(Duration.ofSeconds(1));
        leadElsewhere(id);
        report(before.getFirst(), Outcome.GONE);
        report(before.getLast(), Outcome.POSTPONED, now.get().plusSeconds(600));

        var webhook = webhooks.find(id).orElseThrow();
        assertThat(webhook.active()).isTrue();
        assertThat(webhook.notBefore()).isNull();
        var after = claim(id, 10);
        assertThat(messages(after)).as("sent again at once").containsExactlyInAnyOrder("a", "b", "c");
        report(after.getFirst(), Outcome.GONE);
        report(after.getLast(), Outcome.GONE);
        assertThat(webhooks.find(id).orElseThrow().inactiveBecause()).isEqualTo("gone");
        assertThat(deliveries
                        .list(new DeliveryQuery(id, DeliveryStatus.DEAD, 10, null))
                        .items())
                .as("it ended by itself, and was changed by nobody")
                .hasSize(2);
    }

    private void leadElsewhere(String id) {
        webhooks.change(id, new WebhookChange("https://other.example/hook", null, null, null));
    }

    @Test
    void aWebhookRemembersAllThatItEverSubscribedTo() {
        var id = register("*");
        webhooks.change(id, new WebhookChange(null, List.of("task.*"), null, null));
        webhooks.change(id, new WebhookChange(null, null, null, "Tasks"));
        assertThat(webhooks.find(id).orElseThrow())
                .extracting(Webhook::events, Webhook::ever)
                .containsExactly(List.of("task.*"), List.of("*", "task.*"));
    }

    @Test
    void whatIsReplayedJustBeforeItWouldBeForgottenStays() {
        var id = register("system.alert");
        alert("a", "one");
        alert("b", "taken, so that the webhook goes on");
        var claimed = claim(id, 10);
        claimed.forEach(one -> report(one, Outcome.DELIVERED));
        move(Duration.ofDays(8));
        var replayed = one(claimed, "one").id();
        var meanwhile = new AtomicBoolean();
        var during = parts(new BrokenGraph(graph, (statement, parameters) -> {
            if (statement.contains("MATCH (w:Webhook {id: id})") && !meanwhile.getAndSet(true)) {
                deliveries.replay(id, replayed);
            }
            return false;
        }));

        assertThat(during.upkeep().run(now.get().minus(Duration.ofDays(7)), Instant.EPOCH, Instant.EPOCH))
                .isOne();
        assertThat(meanwhile).isTrue();
        assertThat(messages(claim(id, 10))).containsExactly("one");
    }

    @Test
    void whoBeganToListenLaterIsToldOfWhatOthersKnowAndOthersAreNot() {
        var first = register("system.alert");
        var broken = new SystemAlert("rule churn 1 null", "churn", "Churn is high", "high", null);
        assertThat(deliveries.alert(broken)).isOne();
        var toldAt = now.get();
        move(Duration.ofMinutes(15));
        var again = new SystemAlert("rule churn 1 " + toldAt, "churn", "Churn is high", "high", toldAt);
        assertThat(deliveries.alert(again)).isZero();
        var second = register("system.alert");
        assertThat(deliveries.alert(again)).isOne();
        assertThat(told(first)).hasSize(1);
        assertThat(told(second)).hasSize(1);
    }

    @Test
    void ofAllProcessesOneGetsTheTurnToLookForAlertsInAPeriod() {
        var other = parts(graph).deliveries();
        var period = Duration.ofMinutes(15);
        assertThat(deliveries.takeAlertTurn(period)).isTrue();
        move(period.minusSeconds(1));
        assertThat(other.takeAlertTurn(period)).isFalse();
        assertThat(deliveries.takeAlertTurn(period)).isFalse();
        move(Duration.ofSeconds(1));
        assertThat(other.takeAlertTurn(period)).isTrue();
        assertThat(deliveries.takeAlertTurn(period)).isFalse();
    }

    @Test
    void whatIsGivenBackIsHandedOutAgainAndWhatSomebodyElseHoldsIsNot() {
        var id = register("system.alert");
        alert("a", "one");
        var first = claim(id, 10);
        queue.giveBack(first);
        var second = claim(id, 10);
        assertThat(messages(second)).containsExactly("one");
        assertThat(second.getFirst().attempts()).isZero();
        queue.giveBack(first);
        assertThat(claim(id, 10)).isEmpty();
    }

    @Test
    void whatItsOwnerMayReadNoMoreIsNotSentThoughItWasWaiting() {
        var clients = new Clients(vault);
        clients.ensure("partner", SECRET, "a partner", List.of("write", "read"), Tier.UNLIMITED);
        var id = webhooks.register(new NewWebhook("partner", URL, List.of("*"), null, true, null))
                .webhook()
                .id();
        for (int i = 0; i < 30; i++) {
            alert("subject " + i, "waits");
        }
        move(Duration.ofSeconds(1));
        deliveries.ping(id);
        clients.delete("partner");
        clients.ensure("partner", SECRET, "a partner", List.of("write"), Tier.UNLIMITED);
        assertThat(claim(id, 2)).as("it looks at no more than it may take").isEmpty();
        var ping = claim(id, 2);
        assertThat(ping).singleElement().satisfies(one -> assertThat(one.body()).contains("webhook.ping"));
        report(ping.getFirst(), Outcome.DELIVERED);
        assertThat(queue.due()).as("it is not looked at over and over").isEmpty();

        clients.delete("partner");
        clients.ensure("partner", SECRET, "a partner", List.of("write", "read"), Tier.UNLIMITED);
        move(Duration.ofMinutes(10));
        assertThat(messages(claim(id, 100))).hasSize(30).containsOnly("waits");
    }

    @Test
    void manyWhoClaimAtOnceNeverHoldTheSame() throws Exception {
        var id = register("system.alert");
        for (int i = 0; i < 60; i++) {
            alert("subject " + i, "alert " + i);
        }
        Callable<List<String>> claimer = () -> {
            var claimed = new ArrayList<String>();
            for (int round = 0; round < 6; round++) {
                claim(id, 10).forEach(one -> claimed.add(one.id()));
            }
            return claimed;
        };
        var all = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var one : threads.invokeAll(List.of(claimer, claimer, claimer, claimer))) {
                all.addAll(one.get());
            }
        }
        assertThat(all).hasSize(60).doesNotHaveDuplicates();
    }

    private long nodes(String label) {
        return graph.read("MATCH (n) WHERE $label IN labels(n) RETURN count(n) AS n", Map.of("label", label))
                .getFirst()
                .integer("n");
    }
}
