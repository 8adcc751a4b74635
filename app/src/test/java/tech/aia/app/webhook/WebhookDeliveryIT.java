package tech.aia.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.webhook.Receiver.Reply;
import tech.aia.graph.webhook.WebhookChange;
import tech.aia.graph.webhook.Webhooks;

/** What becomes of deliveries, by what the receiver answers. */
class WebhookDeliveryIT extends WebhookAppCase {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Webhooks webhooks;

    @Test
    void theNextOfASubjectWaitsForTheOneBeforeAndAnotherSubjectDoesNot() {
        receiver.will("/order", Reply.of(500), Reply.of(503));
        register("/order", SECRET, "system.alert");
        alert("a", "a1");
        eventually("the first try", () -> !receiver.received("/order").isEmpty());
        alert("a", "a2");
        alert("b", "b1");

        var messages = messages(arrived("/order", 5));
        assertThat(messages.stream().filter(message -> message.startsWith("a"))).endsWith("a1", "a2");
        assertThat(messages).filteredOn(message -> message.equals("a2")).hasSize(1);
        assertThat(messages).contains("b1");
    }

    @Test
    void anEndpointThatAnswers410IsToldNoMoreUntilItsWebhookIsMadeActive() {
        receiver.will("/gone", Reply.of(410));
        var id = register("/gone", SECRET, "system.alert");
        alert("a", "one");
        eventually("the end", () -> !webhook(id).path("active").asBoolean());

        assertThat(webhook(id).path("inactive_because").asString()).isEqualTo("gone");
        alert("a", "two");
        var dead = deliveries(id, "dead").path(0);
        assertThat(dead.path("response_status").asInt()).isEqualTo(410);
        assertThat(http().post("/webhooks/" + id + "/ping", "").status()).isEqualTo(409);
        assertThat(http().json("PATCH", "/webhooks/" + id, "{\"active\": true}")
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
        assertThat(post("/webhooks/" + id + "/replay", "{}").path("replayed").asInt())
                .isEqualTo(1);
        assertThat(messages(arrived("/gone", 2))).containsExactly("one", "one");
    }

    @Test
    void whoAsksForTimeGetsItForEverythingThatIsSentThere() {
        receiver.will("/busy", Reply.retryAfter(429, "2"));
        var id = register("/busy", SECRET, "system.alert");
        alert("a", "one");
        eventually(
                "the first try",
                () -> deliveries(id, "pending").path(0).path("response_status").asInt() == 429);
        assertThat(deliveries(id, "pending").path(0).path("attempts").asInt())
                .as("it was no try")
                .isZero();
        assertThat(webhook(id).path("not_before").isString()).isTrue();
        alert("b", "another subject");

        var all = arrived("/busy", 3);
        assertThat(Duration.ofNanos(all.get(1).at() - all.getFirst().at())).isGreaterThan(Duration.ofMillis(1900));
        assertThat(messages(all)).containsOnlyOnce("another subject");
    }

    @Test
    void whatIsGivenUpIsKeptWithTheReasonAndReplayed() {
        receiver.will("/dead", Reply.of(500), Reply.of(302), Reply.of(404), Reply.of(500));
        var id = register("/dead", SECRET, "system.alert");
        alert("a", "important");
        eventually("it is given up", () -> deliveries(id, "dead").size() == 1);

        var dead = deliveries(id, "dead").path(0);
        assertThat(dead.path("attempts").asInt()).isEqualTo(4);
        assertThat(dead.path("response_status").asInt()).isEqualTo(500);
        assertThat(dead.path("response_excerpt").asString()).contains("received");
        assertThat(dead.path("error").asString()).contains("500");
        assertThat(dead.path("duration_ms").isNumber()).isTrue();
        var one = "/webhooks/" + id + "/deliveries/" + dead.path("delivery_id").asString();
        assertThat(http().get(one)
                        .json()
                        .path("body")
                        .path("data")
                        .path("message")
                        .asString())
                .isEqualTo("important");

        assertThat(webhook(id).path("inactive_because").asString()).isEqualTo("failing");
        assertThat(http().post(one + "/replay", "").status()).isEqualTo(409);
        assertThat(http().json("PATCH", "/webhooks/" + id, "{\"active\": true}").status())
                .isEqualTo(200);
        assertThat(http().post(one + "/replay", "").status()).isEqualTo(202);
        eventually("it is delivered", () -> deliveries(id, "delivered").size() == 1);
        var tries = receiver.received("/dead");
        assertThat(tries)
                .hasSize(5)
                .extracting(request -> request.header("webhook-id"))
                .containsOnly(dead.path("event_id").asString());
        assertThat(http().get("/webhooks/" + id + "/deliveries?limit=1")
                        .json()
                        .path("next_cursor")
                        .isNull())
                .isTrue();
    }

    @Test
    void anEndpointThatNeverAnswersHoldsUpNobodyElse() {
        receiver.will("/silent", Reply.none(), Reply.none(), Reply.none(), Reply.none(), Reply.none(), Reply.none());
        register("/silent", SECRET, "system.alert");
        register("/quick", SECRET, "system.alert");
        for (int i = 0; i < 100; i++) {
            alert("subject " + i, "alert " + i);
        }
        assertThat(messages(arrived("/quick", 100))).doesNotHaveDuplicates();
        assertThat(receiver.received("/silent")).hasSizeLessThan(10);
    }

    @Test
    void anAddressThatLeadsInsideOnlyLaterIsRefusedWhenItIsCalled() {
        var id = register("/rebound", SECRET, "system.alert");
        // What a name server does that changes its mind: the URL was judged, and leads somewhere else now.
        webhooks.change(id, new WebhookChange("https://127.0.0.1:" + receiver.port() + "/rebound", null, null, null));
        alert("a", "inside");
        eventually("it is given up", () -> deliveries(id, "dead").size() == 1);

        assertThat(deliveries(id, "dead").path(0).path("error").asString()).contains("private network");
        assertThat(receiver.received("/rebound")).isEmpty();
    }
}
