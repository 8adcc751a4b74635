package tech.aia.graph.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.Page;

/** What is sent to webhooks, as their owners see it. Safe for use by many threads; methods throw {@link tech.aia.cypher.GraphException}. */
public interface WebhookDeliveries {

    Optional<Delivery> find(String webhookId, String deliveryId);

    /** @throws GraphModelException.InvalidValue if the limit is out of range */
    Page<Delivery> list(DeliveryQuery query);

    /**
     * Lets a webhook be told that it works.
     *
     * @throws GraphModelException.NotFound if there is no such webhook
     * @throws GraphModelException.Conflict if it is not active
     */
    Delivery ping(String webhookId);

    /**
     * Sends one again that is over, after what waits of its subject.
     *
     * @throws GraphModelException.NotFound if there is none
     * @throws GraphModelException.Conflict if it is not over, or the webhook is not active
     */
    Delivery replay(String webhookId, String deliveryId);

    /**
     * Sends again all that were given up, in their order.
     *
     * @param since only those of events since then; null for all
     * @return how many
     * @throws GraphModelException.NotFound if there is no such webhook
     * @throws GraphModelException.Conflict if it is not active
     */
    int replayDead(String webhookId, @Nullable Instant since);

    /** Whether any active webhook subscribes to it whose owner may read it. */
    boolean isAwaited(EventType type);

    /**
     * Whether it is the turn of this process to look what there is to alert of. Of all processes one gets it, and nobody again before the
     * period is over.
     */
    boolean takeAlertTurn(Duration period);

    /**
     * Tells the webhooks that subscribe to {@code system.alert}.
     *
     * @return how many were not told of it before
     */
    int alert(SystemAlert alert);
}
