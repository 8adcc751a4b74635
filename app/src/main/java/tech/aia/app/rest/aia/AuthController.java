package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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
import tech.aia.app.audit.AuditNote;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.rest.error.TooManyRequestsException;
import tech.aia.app.security.Caller;
import tech.aia.app.security.RecentCredentials;
import tech.aia.app.security.SecuritySettings;
import tech.aia.app.security.Sessions;
import tech.aia.graph.access.ApiKeys;
import tech.aia.graph.access.Client;
import tech.aia.graph.access.Clients;
import tech.aia.graph.access.Permission;
import tech.aia.graph.access.Role;
import tech.aia.graph.audit.Actor;
import tech.aia.graph.people.LogIn;
import tech.aia.graph.people.People;
import tech.aia.graph.people.Person;
import tech.aia.graph.people.PersonChange;

/** {@code /auth}: people log in, and callers look after what is their own. */
@Tag(name = "Authentication", description = "Logging in, and what is the caller's own")
@RestController
@RequestMapping(path = "/auth", produces = MediaType.APPLICATION_JSON_VALUE)
class AuthController {
    private final People people;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final Clients clients;
    private final RecentCredentials recent;
    private final boolean openRegistration;

    AuthController(
            People people,
            Sessions sessions,
            ApiKeys keys,
            Clients clients,
            RecentCredentials recent,
            SecuritySettings settings) {
        this.people = people;
        this.sessions = sessions;
        this.keys = keys;
        this.clients = clients;
        this.recent = recent;
        this.openRegistration = settings.openRegistration();
    }

    @Operation(
            summary = "Register oneself",
            description = "As a viewer. 403 unless aia.security.open-registration is on; administrators register people"
                    + " with POST /access/people.")
    @ApiResponse(responseCode = "201", description = "Registered")
    @SecurityRequirements
    @PostMapping(path = "/register", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    AuthBodies.Person register(@RequestBody AuthBodies.Registration body) {
        if (!openRegistration) {
            throw new RestException(
                    ErrorCode.MISSING_PERMISSION,
                    "Registration is not open here; ask an administrator, who can register you with POST /access/people");
        }
        if (body.roles() != null) {
            throw new RestException(ErrorCode.VALIDATION, "Roles are given by administrators", "roles", body.roles());
        }
        return AuthViews.view(people.register(AuthViews.person(body), List.of(Role.VIEWER)));
    }

    @Operation(
            summary = "Log in",
            description = "429 after many wrong passwords; the Retry-After header says for how long.")
    @SecurityRequirements
    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AuthBodies.Tokens> logIn(
            @RequestBody AuthBodies.Login body, @Parameter(hidden = true) HttpServletRequest request) {
        var login = Bodies.required("username", body.username() == null ? body.email() : body.username());
        var password = Bodies.required("password", body.password());
        noteAccount(login);
        var person = proven(people.logIn(login, password, request.getRemoteAddr()));
        AuditNote.current().actor(Actor.person(person.id(), person.username()));
        return secret(sessions.begin(person));
    }

    private void noteAccount(String login) {
        var note = AuditNote.current();
        people.idOf(login).ifPresentOrElse(note::target, () -> note.unknownAccount(login));
    }

    @Operation(
            summary = "Get new tokens for a refresh token",
            description = "The refresh token is used up by that; who comes with it a second time ends the session.")
    @SecurityRequirements
    @PostMapping(path = "/refresh", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AuthBodies.Tokens> refresh(@RequestBody AuthBodies.Refresh body) {
        return secret(
                sessions.refresh(Bodies.required("refresh_token", body.refreshToken()))
                        .orElseThrow(
                                () -> new RestException(
                                        ErrorCode.UNAUTHENTICATED,
                                        "The refresh token is not good: it was used before, has expired, or is not of this server; log in again")));
    }

    @Operation(summary = "Log out", description = "Ends the session that the access token belongs to.")
    @ApiResponse(responseCode = "204", description = "The tokens are good no more")
    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut() {
        var caller = Caller.current();
        if (caller.token() != null) {
            sessions.end(caller.id(), caller.token());
        }
    }

    @Operation(summary = "Who calls, and what they may do")
    @GetMapping("/me")
    AuthBodies.Me me() {
        var caller = Caller.current();
        var permissions = AuthViews.words(caller.permissions());
        return people.find(caller.id())
                .map(person ->
                        new AuthBodies.Me(person.id(), "person", person.name(), permissions, AuthViews.view(person)))
                .orElseGet(() -> new AuthBodies.Me(
                        caller.id(),
                        "client",
                        clients.find(caller.id()).map(Client::name).orElse(null),
                        permissions,
                        null));
    }

    @Operation(summary = "Change what one is called")
    @PatchMapping(path = "/me", consumes = MediaType.APPLICATION_JSON_VALUE)
    AuthBodies.Person change(@RequestBody AuthBodies.Profile body) {
        return AuthViews.view(
                people.change(person().id(), new PersonChange(Bodies.required("name", body.name()), null, null)));
    }

    @Operation(
            summary = "Change one's password",
            description = "Ends all sessions but the one that begins with the tokens of the answer.")
    @PostMapping(path = "/me/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AuthBodies.Tokens> changePassword(
            @RequestBody AuthBodies.PasswordChange body, @Parameter(hidden = true) HttpServletRequest request) {
        var changed = proven(people.changePassword(
                person().id(),
                Bodies.required("old_password", body.oldPassword()),
                Bodies.required("new_password", body.newPassword()),
                request.getRemoteAddr()));
        recent.forget();
        return secret(sessions.begin(changed));
    }

    @Operation(summary = "List one's API keys")
    @GetMapping("/api-keys")
    AuthBodies.KeyList keys() {
        return new AuthBodies.KeyList(
                keys.list(Caller.current().id()).stream().map(AuthViews::view).toList());
    }

    @Operation(
            summary = "Make an API key",
            description =
                    "It carries the permissions named here as far as its owner has them, and is shown in this answer only. Send it as"
                            + " X-API-Key. A key makes no keys.")
    @ApiResponse(responseCode = "201", description = "Made")
    @PostMapping(path = "/api-keys", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AuthBodies.IssuedKey> makeKey(@RequestBody AuthBodies.NewKey body) {
        var caller = Caller.current();
        if (caller.token() == null) {
            throw new RestException(ErrorCode.MISSING_PERMISSION, "An API key makes no keys; use an access token");
        }
        var permissions = AuthViews.permissions(Bodies.required("permissions", body.permissions()));
        permissions.forEach(permission -> requireOwn(caller, permission));
        var issued = keys.issue(caller.id(), Bodies.required("name", body.name()), permissions, body.expiresAt());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new AuthBodies.IssuedKey(issued.key(), AuthViews.view(issued.about())));
    }

    private static void requireOwn(Caller caller, Permission permission) {
        if (!caller.permissions().contains(permission)) {
            throw new RestException(
                    ErrorCode.MISSING_PERMISSION,
                    "A key cannot carry " + permission.word() + ", which the caller does not have",
                    "permissions",
                    permission.word());
        }
    }

    @Operation(summary = "Revoke an API key")
    @ApiResponse(responseCode = "204", description = "It is good no more")
    @DeleteMapping("/api-keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeKey(@PathVariable String id) {
        keys.revoke(Caller.current().id(), id);
        recent.forget();
    }

    private Person person() {
        return people.find(Caller.current().id())
                .orElseThrow(() -> new RestException(
                        ErrorCode.NOT_FOUND, "The caller is a client, which has neither a profile nor a password"));
    }

    private static Person proven(LogIn proof) {
        return switch (proof) {
            case LogIn.Done done -> done.person();
            case LogIn.Wrong _ ->
                throw new RestException(ErrorCode.UNAUTHENTICATED, "The username or the password is wrong");
            case LogIn.Later later ->
                throw new TooManyRequestsException(
                        "There were too many tries to log in; the password was not looked at", later.delay());
            case LogIn.Busy _ -> {
                AuditNote.current().nothingDone();
                throw new RestException(
                        ErrorCode.UNAVAILABLE,
                        "Too many others log in at the moment; the password was not looked at, try again");
            }
        };
    }

    private static ResponseEntity<AuthBodies.Tokens> secret(Sessions.Given given) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(AuthViews.view(given));
    }
}
