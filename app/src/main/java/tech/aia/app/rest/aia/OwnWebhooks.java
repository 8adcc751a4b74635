package tech.aia.app.rest.aia;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.security.Caller;
import tech.aia.graph.access.Permission;
import tech.aia.graph.webhook.Webhook;
import tech.aia.graph.webhook.Webhooks;

/** The webhooks that are the caller's business: their own, and for who manages access, all. */
@Component
class OwnWebhooks {
    private final Webhooks webhooks;

    OwnWebhooks(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    List<Webhook> list() {
        var caller = Caller.current();
        return webhooks.list(caller.may(Permission.ACCESS_MANAGE) ? null : caller.id());
    }

    /** @throws RestException if there is none, or it is somebody else's, of which nothing is told */
    Webhook existing(String id) {
        var caller = Caller.current();
        return webhooks.find(id)
                .filter(webhook ->
                        caller.may(Permission.ACCESS_MANAGE) || webhook.owner().equals(caller.id()))
                .orElseThrow(
                        () -> new RestException(ErrorCode.NOT_FOUND, "There is no webhook '" + id + "'", "id", id));
    }

    /**
     * As {@link #existing}, and one that tells nothing that the caller may not read, nor did when it was subscribed to more: that may be waiting, or
     * can be replayed.
     */
    Webhook readable(String id) {
        var webhook = existing(id);
        requireReadable(webhook.ever());
        return webhook;
    }

    /** Nobody is told of what they may not read. */
    static void requireReadable(List<String> events) {
        if (events.stream().anyMatch(Objects::isNull)) {
            throw new RestException(ErrorCode.VALIDATION, "The events are a list of texts", "events", null);
        }
        for (var type : Webhooks.types(events)) {
            type.permissions().forEach(permission -> Caller.require(permission, "events", type.word()));
        }
    }
}
