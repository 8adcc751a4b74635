package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.webhook.DeliveryQuery;
import tech.aia.graph.webhook.DeliveryStatus;
import tech.aia.graph.webhook.WebhookDeliveries;

/** {@code /webhooks/{id}}: what is sent to a webhook, and what became of it. */
@Tag(name = "Webhooks")
@RestController
@RequestMapping(path = "/webhooks/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class WebhookDeliveryController {
    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}");

    private final WebhookDeliveries deliveries;
    private final OwnWebhooks own;

    WebhookDeliveryController(WebhookDeliveries deliveries, OwnWebhooks own) {
        this.deliveries = deliveries;
        this.own = own;
    }

    @Operation(
            summary = "Try a webhook out",
            description = "Sends it the event webhook.ping, whatever it subscribes to. 409 while it is not active.")
    @ApiResponse(responseCode = "202", description = "On its way; read the delivery to see what became of it")
    @PostMapping("/ping")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookBodies.Attempted ping(@PathVariable String id) {
        return WebhookViews.whole(deliveries.ping(own.existing(id).id()));
    }

    @Operation(summary = "List deliveries", description = "The newest first.")
    @GetMapping("/deliveries")
    WebhookBodies.Page list(
            @PathVariable String id,
            @Parameter(description = "pending, delivered or dead; all when absent")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "1 to 1000") @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "next_cursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        var page = deliveries.list(new DeliveryQuery(own.existing(id).id(), status(status), limit, before(cursor)));
        var items = page.items();
        return new WebhookBodies.Page(
                items.stream().map(WebhookViews::listed).toList(),
                page.more() ? Long.toString(items.getLast().seq()) : null);
    }

    @Operation(summary = "Read a delivery", description = "With its body, if the caller may read what it tells.")
    @GetMapping("/deliveries/{delivery}")
    WebhookBodies.Attempted read(@PathVariable String id, @PathVariable String delivery) {
        return deliveries
                .find(own.existing(id).id(), delivery)
                .map(WebhookViews::whole)
                .orElseThrow(() -> new RestException(
                        ErrorCode.NOT_FOUND,
                        "There is no delivery '" + delivery + "' of this webhook",
                        "delivery",
                        delivery));
    }

    @Operation(
            summary = "Send a delivery again",
            description = "409 while it still waits, or while the webhook is not active.")
    @ApiResponse(responseCode = "202", description = "On its way")
    @PostMapping("/deliveries/{delivery}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookBodies.Attempted replay(@PathVariable String id, @PathVariable String delivery) {
        return WebhookViews.whole(deliveries.replay(own.readable(id).id(), delivery));
    }

    @Operation(
            summary = "Send again what was given up",
            description = "All dead deliveries, or those of events since a time. 409 while the webhook is not active.")
    @ApiResponse(responseCode = "202", description = "On their way")
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookBodies.Replayed replayDead(
            @PathVariable String id, @RequestBody(required = false) WebhookBodies.@Nullable Replay body) {
        return new WebhookBodies.Replayed(
                deliveries.replayDead(own.readable(id).id(), body == null ? null : body.since()));
    }

    private static @Nullable DeliveryStatus status(@Nullable String word) {
        return word == null
                ? null
                : DeliveryStatus.find(word)
                        .orElseThrow(() -> new RestException(
                                ErrorCode.VALIDATION, "A status is pending, delivered or dead", "status", word));
    }

    private static @Nullable Long before(@Nullable String cursor) {
        if (cursor != null && !CURSOR.matcher(cursor).matches()) {
            throw new RestException(
                    ErrorCode.VALIDATION, "The cursor is the next_cursor of the page before", "cursor", cursor);
        }
        return cursor == null ? null : Long.valueOf(cursor);
    }
}
