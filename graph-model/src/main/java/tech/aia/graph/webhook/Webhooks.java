package tech.aia.graph.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/** Who is told of what happens. Safe for use by many threads; methods throw {@link tech.aia.cypher.GraphException}. */
public interface Webhooks {

    /** The longest that the secret before stays good. */
    Duration LONGEST_OVERLAP = Duration.ofDays(7);

    /**
     * What is subscribed to by these types and patterns.
     *
     * @throws GraphModelException.InvalidValue if there are none or more than 50, or one of them matches nothing
     */
    static Set<EventType> types(List<String> events) {
        return EventPattern.types(events);
    }

    /**
     * Makes one, which is told of what happens from now on.
     *
     * @throws GraphModelException.InvalidValue if the events, the secret or the description are not of their form
     * @throws GraphModelException.TooMany if the owner has 100
     */
    Webhook.Issued register(NewWebhook given);

    Optional<Webhook> find(String id);

    /** In order of id; null for those of all owners. */
    List<Webhook> list(@Nullable String owner);

    /**
     * Changes one. While it is paused, what waits rests and what happens is not gathered.
     *
     * @throws GraphModelException.NotFound if there is none
     * @throws GraphModelException.InvalidValue as {@link #register}
     */
    Webhook change(String id, WebhookChange change);

    /**
     * Gives it another secret. What is sent within {@code overlap} is signed with the one before, too.
     *
     * @param secret as for {@link #register}
     * @param overlap none to {@link #LONGEST_OVERLAP}
     * @throws GraphModelException.NotFound if there is none
     * @throws GraphModelException.InvalidValue if the secret or the overlap is refused
     */
    Webhook.Issued rotate(String id, @Nullable String secret, Duration overlap);

    /**
     * Deletes one with all its deliveries. Of very many deliveries the rest goes with the next {@link WebhookUpkeep}.
     *
     * @throws GraphModelException.NotFound if there is none
     */
    void delete(String id);

    /** Deletes all of somebody. */
    void deleteAll(String owner);
}
