package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.security.Caller;
import tech.aia.app.webhook.WebhookUrls;
import tech.aia.graph.webhook.NewWebhook;
import tech.aia.graph.webhook.Webhook;
import tech.aia.graph.webhook.WebhookChange;
import tech.aia.graph.webhook.Webhooks;

/** {@code /webhooks}: who is told of what happens. */
@Tag(name = "Webhooks", description = "Be told of what happens by signed requests; see docs/webhooks.md")
@RestController
@RequestMapping(path = "/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
class WebhookController {
    private static final long DEFAULT_OVERLAP = Duration.ofDays(1).toSeconds();

    private final Webhooks webhooks;
    private final OwnWebhooks own;
    private final WebhookUrls urls;

    WebhookController(Webhooks webhooks, OwnWebhooks own, WebhookUrls urls) {
        this.webhooks = webhooks;
        this.own = own;
        this.urls = urls;
    }

    @Operation(
            summary = "Register a webhook",
            description =
                    "It is told of what happens from now on. A secret that the server generated is in this answer only.")
    @ApiResponse(responseCode = "201", description = "Registered; the Location header names it")
    @PostMapping(path = "/register", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<WebhookBodies.View> register(@RequestBody WebhookBodies.Registration body) {
        var url = Bodies.required("webhook_url", body.webhookUrl());
        var events = Bodies.required("events", body.events());
        OwnWebhooks.requireReadable(events);
        var issued = webhooks.register(new NewWebhook(
                Caller.current().id(),
                urls.checked(url),
                events,
                body.secret(),
                body.active() == null || body.active(),
                body.description()));
        return ResponseEntity.created(URI.create("/webhooks/" + issued.webhook().id()))
                .cacheControl(CacheControl.noStore())
                .body(WebhookViews.view(issued));
    }

    @Operation(summary = "List webhooks", description = "The caller's own; for who has access:manage, all.")
    @GetMapping
    WebhookBodies.ViewList list() {
        return new WebhookBodies.ViewList(
                own.list().stream().map(WebhookViews::view).toList());
    }

    @Operation(summary = "Read a webhook")
    @GetMapping("/{id}")
    WebhookBodies.View read(@PathVariable String id) {
        return WebhookViews.view(own.existing(id));
    }

    @Operation(
            summary = "Change, pause or continue a webhook",
            description = "active: false pauses, active: true continues.")
    @PatchMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    WebhookBodies.View change(@PathVariable String id, @RequestBody WebhookBodies.Change body) {
        if (body.events() != null || body.webhookUrl() != null || Boolean.TRUE.equals(body.active())) {
            // What waits goes where the change leads.
            own.readable(id);
        } else {
            own.existing(id);
        }
        if (body.events() != null) {
            OwnWebhooks.requireReadable(body.events());
        }
        var url = body.webhookUrl() == null ? null : urls.checked(body.webhookUrl());
        return WebhookViews.view(
                webhooks.change(id, new WebhookChange(url, body.events(), body.active(), body.description())));
    }

    @Operation(summary = "Delete a webhook", description = "With all its deliveries.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        webhooks.delete(own.existing(id).id());
    }

    @Operation(
            summary = "Give a webhook another secret",
            description =
                    "For the time of the overlap deliveries carry the signatures by both. A generated secret is in this answer only.")
    @PostMapping("/{id}/rotate-secret")
    ResponseEntity<WebhookBodies.View> rotate(
            @PathVariable String id, @RequestBody(required = false) WebhookBodies.@Nullable Rotation body) {
        var overlap = body == null || body.overlapSeconds() == null ? DEFAULT_OVERLAP : body.overlapSeconds();
        Webhook.Issued issued = webhooks.rotate(
                own.readable(id).id(), body == null ? null : body.secret(), Duration.ofSeconds(overlap));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(WebhookViews.view(issued));
    }
}
