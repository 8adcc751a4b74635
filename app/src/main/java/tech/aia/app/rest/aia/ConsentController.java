package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.security.Caller;
import tech.aia.app.security.RecentCredentials;
import tech.aia.graph.access.Client;
import tech.aia.graph.access.Clients;
import tech.aia.graph.access.Consent;
import tech.aia.graph.access.Consents;

/** {@code /auth/me/consents}: what the caller lets clients do in their name. */
@Tag(name = "Authentication")
@RestController
@RequestMapping(path = "/auth/me/consents", produces = MediaType.APPLICATION_JSON_VALUE)
class ConsentController {
    private final Consents consents;
    private final Clients clients;
    private final RecentCredentials recent;

    ConsentController(Consents consents, Clients clients, RecentCredentials recent) {
        this.consents = consents;
        this.clients = clients;
        this.recent = recent;
    }

    @Schema(name = "Consent")
    record View(
            String clientId,

            @Schema(description = "Of the client") @Nullable String name,

            List<String> scopes,
            Instant grantedAt) {}

    @Schema(name = "ConsentList")
    record ViewList(List<View> consents) {}

    @Operation(
            summary = "List what one lets clients do in one's name",
            description = "In the order in which it was allowed.")
    @GetMapping
    ViewList consents() {
        return new ViewList(
                consents.list(Caller.current().id()).stream().map(this::view).toList());
    }

    private View view(Consent consent) {
        return new View(
                consent.client(),
                clients.find(consent.client()).map(Client::name).orElse(null),
                consent.scopes(),
                consent.grantedAt());
    }

    @Operation(
            summary = "Take back what one lets a client do",
            description = "The tokens that it has in one's name are good no more, and it must ask again.")
    @ApiResponse(responseCode = "204", description = "Taken back")
    @DeleteMapping("/{clientId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String clientId) {
        consents.revoke(clientId, Caller.current().id());
        recent.forget();
    }
}
