package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.Http;
import tech.aia.app.PeopleAppIT;
import tech.aia.graph.access.ApiKeys;
import tools.jackson.databind.JsonNode;

class PeopleLoginIT extends PeopleAppIT {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ApiKeys keys;

    @Test
    void theAdministratorLogsInWithTheGeneratedPassword() {
        var given = logIn(credential("admin.user"), credential("admin.password"));

        assertThat(given.status()).as(given.text()).isEqualTo(200);
        assertThat(given.header("Cache-Control")).contains("no-store");
        assertThat(given.json().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(given.json().path("expires_in").asInt()).isBetween(3590, 3600);
        assertThat(texts(given.json().path("user").path("roles"))).containsExactly("admin");
        var me = holder(given).get("/auth/me").json();
        assertThat(me.path("kind").asString()).isEqualTo("person");
        assertThat(texts(me.path("permissions"))).contains("access:manage", "graph:write");
        assertThat(me.path("user").path("last_login").asString()).isNotEmpty();
    }

    @Test
    void aPersonDoesWhatTheirRoleAllows() {
        var lena = register("lena", "viewer");
        var session = holder(logIn("lena", PASSWORD));

        assertThat(session.get("/tasks").status()).isEqualTo(200);
        assertThat(session.post("/tasks/submit", "{\"task_type\": \"x\", \"description\": \"y\"}")
                        .errorCode())
                .isEqualTo("E020");
        assertThat(session.get("/access/people").errorCode()).isEqualTo("E020");

        var changed = admin().json("PATCH", "/access/people/" + lena, "{\"roles\": [\"user\"]}");
        assertThat(texts(changed.json().path("roles"))).containsExactly("user");
        assertThat(session.get("/tasks").status()).as("a token of old roles").isEqualTo(401);
        var again = holder(logIn("lena", PASSWORD));
        assertThat(again.post("/tasks/submit", "{\"task_type\": \"x\", \"description\": \"y\"}")
                        .status())
                .isLessThan(300);
        assertThat(again.post("/knowledge-graph/entities", "{}").errorCode()).isEqualTo("E020");
        admin().delete("/access/people/" + lena);
        assertThat(again.get("/tasks").status()).isEqualTo(401);
        assertThat(logIn("lena", PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndCopyingItEndsTheSession() {
        var bob = register("bob", "viewer");
        var first = logIn("bob", PASSWORD).json();
        var second = refresh(first);
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(holder(second).get("/tasks").status()).isEqualTo(200);

        assertThat(refresh(first).status()).isEqualTo(401);
        assertThat(refresh(second.json()).status()).isEqualTo(401);
        assertThat(holder(second).get("/tasks").status()).isEqualTo(401);
        admin().delete("/access/people/" + bob);
    }

    @Test
    void whoLogsOutIsOut() {
        var eve = register("eve", "viewer");
        var given = logIn("eve", PASSWORD);
        assertThat(holder(given).post("/auth/logout", "").status()).isEqualTo(204);

        assertThat(holder(given).get("/auth/me").status()).isEqualTo(401);
        assertThat(refresh(given.json()).status()).isEqualTo(401);
        admin().delete("/access/people/" + eve);
    }

    @Test
    void aNewPasswordEndsOldSessions() {
        var ann = register("ann", "viewer");
        var old = holder(logIn("ann@example.org", PASSWORD));
        var wrong = old.post(
                "/auth/me/password", "{\"old_password\": \"not this one\", \"new_password\": \"a better one\"}");
        assertThat(wrong.status()).isEqualTo(401);
        var changed = old.post(
                "/auth/me/password", "{\"old_password\": \"" + PASSWORD + "\", \"new_password\": \"a better one\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);

        assertThat(old.get("/auth/me").status()).isEqualTo(401);
        assertThat(holder(changed).get("/auth/me").status()).isEqualTo(200);
        assertThat(logIn("ann", "a better one").status()).isEqualTo(200);
        admin().delete("/access/people/" + ann);
    }

    @Test
    void guessingIsSlowedDownAndTellsNothing() {
        var tim = register("tim", "viewer");
        var wrong = logIn("tim", "wrong password");
        var nobody = logIn("nobody-here", "wrong password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(nobody.json().path("error").path("message"))
                .isEqualTo(wrong.json().path("error").path("message"));
        Http.Answer last = wrong;
        for (int i = 0; i < 6 && last.status() == 401; i++) {
            last = logIn("tim", "wrong password");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.errorCode()).isEqualTo("E021");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
        assertThat(logIn("tim", PASSWORD).status()).as("not even the right one").isEqualTo(429);
        admin().delete("/access/people/" + tim);
    }

    @Test
    void registrationIsClosedUnlessItIsOpened() {
        var refused = stranger()
                .post(
                        "/auth/register",
                        "{\"username\": \"mallory\", \"email\": \"m@example.org\", \"password\": \"long enough\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("/access/people");
    }

    @Test
    void badInputIsRefusedByItsField() {
        for (var wrong : List.of(
                List.of("{\"username\": \"x\"}", "400", "email"),
                List.of("{\"username\": \"x\", \"email\": \"a@b\", \"password\": \"long enough\"}", "422", "username"),
                List.of(
                        "{\"username\": \"xyz\", \"email\": \"a@b\", \"password\": \"long enough\", \"roles\": [\"king\"]}",
                        "422",
                        "roles"),
                List.of(
                        "{\"username\": \"xyz\", \"email\": \"a@b\", \"password\": \"long enough\", \"roles\": []}",
                        "422",
                        "roles"))) {
            var refused = admin().post("/access/people", wrong.getFirst());
            assertThat(refused.status()).as(refused.text()).isEqualTo(Integer.parseInt(wrong.get(1)));
            assertThat(refused.errorField()).as(refused.text()).isEqualTo(wrong.get(2));
        }
        assertThat(stranger().post("/auth/login", "{}").status()).isEqualTo(400);
        assertThat(stranger()
                        .post("/auth/refresh", "{\"refresh_token\": \"x\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anExpiredTokenDoesNotKeepOneFromLoggingIn() {
        var request = "{\"username\": \"%s\", \"password\": \"%s\"}"
                .formatted(credential("admin.user"), credential("admin.password"));

        assertThat(Http.holder(port(), "a.b.c").post("/auth/login", request).status())
                .isEqualTo(200);
    }

    @Test
    void theOnlyAdministratorCannotBeRemoved() {
        var me = admin().get("/auth/me").json().path("id").asString();

        assertThat(admin().delete("/access/people/" + me).status()).isEqualTo(409);
        assertThat(admin().json("PATCH", "/access/people/" + me, "{\"active\": false}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aKeyCarriesWhatItWasGivenAndNoMore() {
        var made = http().post("/auth/api-keys", "{\"name\": \"My integration\", \"permissions\": [\"tasks:read\"]}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var key = made.json().path("key").asString();
        var id = made.json().path("api_key").path("id").asString();
        assertThat(key).startsWith("ak_");

        assertThat(withKey("/tasks", key).status()).isEqualTo(200);
        assertThat(withKey("/agents", key).errorCode()).isEqualTo("E020");
        assertThat(withKey("/tasks", key + "x").errorCode()).isEqualTo("E019");
        assertThat(http().send(http().request("/tasks").header("X-API-Key", key).GET())
                        .status())
                .as("two credentials")
                .isEqualTo(400);
        var listed = http().get("/auth/api-keys");
        assertThat(listed.text()).contains(id).doesNotContain(key);
        assertThat(listed.json().path("api_keys").path(0).path("last_used_at").asString())
                .isNotEmpty();
        assertThat(admin().delete("/auth/api-keys/" + id).status())
                .as("somebody else's")
                .isEqualTo(404);
        assertThat(http().delete("/auth/api-keys/" + id).status()).isEqualTo(204);
        assertThat(withKey("/tasks", key).status()).isEqualTo(401);
    }

    @Test
    void aKeyIsNeverWorthMoreThanItsOwner() {
        assertThat(http().post("/auth/api-keys", "{\"name\": \"x\", \"permissions\": [\"access:manage\"]}")
                        .status())
                .isEqualTo(403);
        var kim = register("kim", "user");
        var made = holder(logIn("kim", PASSWORD))
                .post("/auth/api-keys", "{\"name\": \"x\", \"permissions\": [\"tasks:read\", \"tasks:write\"]}");
        var key = made.json().path("key").asString();
        assertThat(withKey("/tasks", key).status()).isEqualTo(200);
        assertThat(stranger()
                        .send(stranger()
                                .request("/auth/api-keys")
                                .header("X-API-Key", key)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"name\": \"y\", \"permissions\": [\"tasks:read\"]}")))
                        .status())
                .as("a key makes no keys")
                .isEqualTo(403);

        admin().json("PATCH", "/access/people/" + kim, "{\"active\": false}");
        assertThat(withKey("/tasks", key).status()).isEqualTo(401);
        assertThat(keys.list(kim)).hasSize(1);
        admin().delete("/access/people/" + kim);
        assertThat(keys.list(kim)).isEmpty();
    }

    @Test
    void clientsAreRegisteredRenewedAndDeleted() {
        var made = admin().post("/access/clients", "{\"name\": \"Nightly\", \"scopes\": [\"tasks:read\"]}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var id = made.json().path("client").path("client_id").asString();
        var token = clientToken(id, made.json().path("client_secret").asString());
        assertThat(holder(token).get("/tasks").status()).isEqualTo(200);
        assertThat(holder(token).get("/agents").status()).isEqualTo(403);
        assertThat(admin().get("/access/clients").text())
                .contains(id)
                .contains("first client")
                .doesNotContain("secret");

        var renewed = admin().post("/access/clients/" + id + "/secret", "");
        assertThat(holder(token).get("/tasks").status()).isEqualTo(401);
        var other = clientToken(id, renewed.json().path("client_secret").asString());
        assertThat(holder(other).get("/tasks").status()).isEqualTo(200);
        assertThat(admin().delete("/access/clients/" + id).status()).isEqualTo(204);
        assertThat(holder(other).get("/tasks").status()).isEqualTo(401);
        assertThat(admin().post("/access/clients", "{\"name\": \"x\", \"scopes\": [\"everything\"]}")
                        .errorField())
                .isEqualTo("scopes");
        assertThat(http().get("/access/clients").status()).isEqualTo(403);
    }

    private Http.Answer withKey(String path, String key) {
        return stranger().send(stranger().request(path).header("X-API-Key", key).GET());
    }

    private Http.Answer clientToken(String id, String secret) {
        return stranger()
                .form(
                        "/auth/token",
                        Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret));
    }

    private Http holder(Http.Answer given) {
        return Http.holder(port(), given.json().path("access_token").asString());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
