package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.security.RecentCredentials;
import tech.aia.graph.access.ApiKeys;
import tech.aia.graph.access.Clients;
import tech.aia.graph.access.Consents;
import tech.aia.graph.access.Role;
import tech.aia.graph.activity.Activities;
import tech.aia.graph.people.People;
import tech.aia.graph.people.PersonChange;
import tech.aia.graph.webhook.Webhooks;

/** {@code /access}: who may come in at all. */
@Tag(name = "Access", description = "Clients and people, for who has access:manage")
@RestController
@RequestMapping(path = "/access", produces = MediaType.APPLICATION_JSON_VALUE)
class AccessController {
    private final Clients clients;
    private final People people;
    private final ApiKeys keys;
    private final Consents consents;
    private final Webhooks webhooks;
    private final RecentCredentials recent;
    private final Activities activities;

    AccessController(
            Clients clients,
            People people,
            ApiKeys keys,
            Consents consents,
            Webhooks webhooks,
            RecentCredentials recent,
            Activities activities) {
        this.clients = clients;
        this.people = people;
        this.keys = keys;
        this.consents = consents;
        this.webhooks = webhooks;
        this.recent = recent;
        this.activities = activities;
    }

    @Operation(summary = "List clients", description = "In the order in which they were made.")
    @GetMapping("/clients")
    AuthBodies.ClientList clients() {
        return new AuthBodies.ClientList(
                clients.list().stream().map(AuthViews::view).toList());
    }

    @Operation(
            summary = "Register a client",
            description = "Its secret is in this answer only; a public client has none.")
    @ApiResponse(responseCode = "201", description = "Registered")
    @PostMapping(path = "/clients", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AuthBodies.IssuedClient> registerClient(@RequestBody AuthBodies.NewClient body) {
        return secret(HttpStatus.CREATED, clients.register(AuthViews.client(body)));
    }

    @Operation(
            summary = "Give a client another secret",
            description = "The old one and every token that was asked for with it are good no more.")
    @PostMapping("/clients/{id}/secret")
    ResponseEntity<AuthBodies.IssuedClient> renewSecret(@PathVariable String id) {
        var issued = clients.renew(id);
        recent.forget();
        return secret(HttpStatus.OK, issued);
    }

    @Operation(
            summary = "Delete a client",
            description = "Its tokens and API keys are good no more; its webhooks go with it.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @DeleteMapping("/clients/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteClient(@PathVariable String id) {
        clients.delete(id);
        keys.revokeAll(id);
        consents.revokeAll(id);
        recent.forget();
        webhooks.deleteAll(id);
    }

    @Operation(summary = "List people", description = "In the order in which they registered.")
    @GetMapping("/people")
    AuthBodies.PersonList people() {
        return new AuthBodies.PersonList(
                people.list().stream().map(AuthViews::view).toList());
    }

    @Operation(summary = "Register somebody")
    @ApiResponse(responseCode = "201", description = "Registered")
    @PostMapping(path = "/people", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    AuthBodies.Person registerPerson(@RequestBody AuthBodies.Registration body) {
        var roles = body.roles() == null ? List.of(Role.VIEWER) : AuthViews.roles(body.roles());
        return AuthViews.view(people.register(AuthViews.person(body), roles));
    }

    @Operation(summary = "Read about somebody")
    @GetMapping("/people/{id}")
    AuthBodies.Person person(@PathVariable String id) {
        return people.find(id)
                .map(AuthViews::view)
                .orElseThrow(() ->
                        new RestException(ErrorCode.NOT_FOUND, "There is nobody with the id '" + id + "'", "id", id));
    }

    @Operation(
            summary = "Change somebody's name, roles, or whether they may log in",
            description = "When roles or activity change, their tokens are good no more.")
    @PatchMapping(path = "/people/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    AuthBodies.Person changePerson(@PathVariable String id, @RequestBody AuthBodies.PersonChange body) {
        var roles = body.roles() == null ? null : AuthViews.roles(body.roles());
        var changed = people.change(id, new PersonChange(body.name(), roles, body.active()));
        recent.forget();
        return AuthViews.view(changed);
    }

    @Operation(
            summary = "Delete somebody",
            description =
                    "All that is known of them, what was recorded of their activity, and their tokens, keys and webhooks.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @DeleteMapping("/people/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deletePerson(@PathVariable String id) {
        people.requireDeletable(id);
        // Before, as nobody can ask for it again once the person is gone; and again after, for what they did meanwhile.
        activities.erase(id);
        people.delete(id);
        keys.revokeAll(id);
        consents.revokeAll(id);
        recent.forget();
        activities.erase(id);
        webhooks.deleteAll(id);
    }

    private static ResponseEntity<AuthBodies.IssuedClient> secret(HttpStatus status, Clients.Issued issued) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(new AuthBodies.IssuedClient(issued.secret(), AuthViews.view(issued.client())));
    }
}
