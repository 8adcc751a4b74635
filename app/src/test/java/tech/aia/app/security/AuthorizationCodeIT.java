package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People sign in on the login page, and clients get tokens in their name. */
class AuthorizationCodeIT extends SigningIn {

    @Test
    void thePersonSignsInAndTheClientGetsTheirToken() {
        var browser = new Browser(port());
        var login = browser.get(authorize(Map.of("scope", "read write")));
        assertThat(login.status()).as(login.text()).isEqualTo(200);
        assertThat(login.text()).contains("A &lt;b&gt;test&lt;/b&gt;").doesNotContain("<script");
        assertThat(login.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("form-action 'self' https://app.example.org")
                .contains("frame-ancestors 'none'");

        var consent = browser.logIn(login, name, PASSWORD);
        assertThat(consent.status()).as(consent.text()).isEqualTo(200);
        assertThat(consent.text()).contains(name).contains("<code>read</code>").contains("<code>tasks:write</code>");
        assertThat(consent.text()).as("the person may not").doesNotContain("graph:write");

        var back = browser.decide(consent, "allow", "read", "tasks:write");
        assertThat(back.status()).isEqualTo(303);
        assertThat(back.header("Location")).startsWith(BACK + "&code=");
        assertThat(answer(back)).containsEntry("state", "a b&c");
        assertThat(browser.cookie()).as("is cleared").isEmpty();

        var given = exchange("/auth/token", code(back), VERIFIER);
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        assertThat(given.header("Cache-Control")).contains("no-store");
        var claims = claims(given);
        assertThat(claims.path("sub").asString()).isEqualTo(person);
        assertThat(claims.path("client_id").asString()).isEqualTo(client);
        assertThat(texts(claims.path("roles"))).containsExactly("user");
        assertThat(texts(claims.path("permissions")))
                .containsExactly("agents:read", "graph:read", "metrics:read", "tasks:read", "tasks:write");
        assertThat(holder(given).get("/tasks").status()).isEqualTo(200);
        assertThat(holder(given).get("/auth/me").json().path("id").asString()).isEqualTo(person);
        assertThat(holder(given).post("/knowledge-graph/entities", "{}").errorCode())
                .isEqualTo("E020");
    }

    @Test
    void theTokenEndpointHasTwoPaths() {
        for (var path : List.of("/auth/token", "/oauth/token")) {
            var given = exchange(path, code(signedIn("read")), VERIFIER);
            assertThat(claims(given).path("iss").asString()).as(path).isEqualTo("http://localhost:" + port());
        }
    }

    @Test
    void aCodeThatIsUsedTwiceEndsAllThatCameOfIt() {
        var code = code(signedIn("read"));
        var first = exchange("/auth/token", code, VERIFIER);
        var second = refresh(first);
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(holder(second).get("/tasks").status()).isEqualTo(200);

        var again = exchange("/auth/token", code, VERIFIER);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("error").asString()).isEqualTo("invalid_grant");
        assertThat(holder(first).get("/tasks").status()).isEqualTo(401);
        assertThat(holder(second).get("/tasks").status()).isEqualTo(401);
        assertThat(refresh(second).status()).isEqualTo(400);
    }

    @Test
    void aRefreshTokenIsGoodOnceAndCopyingItEndsEverything() {
        var first = exchange("/auth/token", code(signedIn("read")), VERIFIER);
        var second = refresh(first);
        assertThat(claims(second).path("client_id").asString()).isEqualTo(client);
        assertThat(refresh(first).status()).isEqualTo(400);
        assertThat(holder(first).get("/tasks").status()).isEqualTo(401);
        assertThat(holder(second).get("/tasks").status()).isEqualTo(401);
    }

    @Test
    void consentIsRememberedUntilItIsTakenBack() {
        var first = exchange("/auth/token", code(signedIn("read")), VERIFIER);
        var self = logIn();
        var listed = self.get("/auth/me/consents").json().path("consents");
        assertThat(listed.path(0).path("client_id").asString()).isEqualTo(client);
        assertThat(texts(listed.path(0).path("scopes"))).containsExactly("read");

        var browser = new Browser(port());
        var again = browser.logIn(browser.get(authorize(Map.of("scope", "read"))), name, PASSWORD);
        assertThat(again.header("Location")).as(again.text()).startsWith(BACK);
        var second = exchange("/auth/token", code(again), VERIFIER);
        assertThat(holder(second).get("/tasks").status()).isEqualTo(200);

        assertThat(self.delete("/auth/me/consents/" + client).status()).isEqualTo(204);
        assertThat(self.delete("/auth/me/consents/" + client).status()).isEqualTo(404);
        assertThat(holder(first).get("/tasks").status()).isEqualTo(401);
        assertThat(holder(second).get("/tasks").status()).isEqualTo(401);
        assertThat(refresh(second).status()).isEqualTo(400);
        assertThat(exchange("/auth/token", code(signedIn("read")), VERIFIER).status())
                .as("after being asked again")
                .isEqualTo(200);
        assertThat(refresh(second).status()).as("older ones stay bad").isEqualTo(400);
    }

    @Test
    void whoDeniesAllowsNothingMore() {
        var first = exchange("/auth/token", code(signedIn("read")), VERIFIER);
        var browser = new Browser(port());
        var consent = browser.logIn(browser.get(authorize(Map.of("scope", "read tasks:write"))), name, PASSWORD);
        var back = browser.decide(consent, "deny", "read", "tasks:write");

        assertThat(back.header("Location")).startsWith(BACK);
        assertThat(answer(back)).containsEntry("error", "access_denied").doesNotContainKey("code");
        assertThat(holder(first).get("/tasks").status())
                .as("what was allowed before")
                .isEqualTo(200);
        assertThat(newest("consent.grant").path("details").path("scopes").asString())
                .isEqualTo("read");
        assertThat(newest("consent.deny").path("actor").path("name").asString()).isEqualTo(name);
    }

    private JsonNode newest(String action) {
        var record = admin().get("/access/audit?limit=1&action=" + action)
                .json()
                .path("records")
                .path(0);
        assertThat(record.path("target").path("id").asString()).isEqualTo(client);
        return record;
    }

    @Test
    void theTokenEndsWithThePersonsPasswordAndWithTheClient() {
        var given = exchange("/auth/token", code(signedIn("read")), VERIFIER);
        var pending = code(signedIn("read"));
        var changed = logIn().post(
                        "/auth/me/password",
                        "{\"old_password\": \"%s\", \"new_password\": \"%s\"}".formatted(PASSWORD, PASSWORD + "2"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(holder(given).get("/tasks").status()).isEqualTo(401);
        assertThat(refresh(given).status()).isEqualTo(400);
        assertThat(exchange("/auth/token", pending, VERIFIER).status()).isEqualTo(400);

        var browser = new Browser(port());
        var back = browser.logIn(browser.get(authorize(Map.of("scope", "read"))), name, PASSWORD + "2");
        var other = exchange("/auth/token", code(back), VERIFIER);
        assertThat(holder(other).get("/tasks").status()).isEqualTo(200);
        admin().post("/access/clients/" + client + "/secret", "");
        assertThat(holder(other).get("/tasks").status()).isEqualTo(401);
    }

    @Test
    void aClientDoesNotBecomeThePerson() {
        var given = holder(exchange("/auth/token", code(signedIn("read write")), VERIFIER));

        assertThat(given.post("/auth/api-keys", "{\"name\": \"x\", \"permissions\": [\"tasks:read\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(given.json("PATCH", "/auth/me", "{\"name\": \"x\"}").errorCode())
                .isEqualTo("E020");
        assertThat(given.get("/auth/me/consents").status()).isEqualTo(403);
        assertThat(given.delete("/auth/me/consents/" + client).status()).isEqualTo(403);
    }
}
