package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that can keep no secret, and the redirect URIs that clients may have. */
class PublicClientIT extends SigningIn {

    @Test
    void aPublicClientHasNoSecretAndItsRefreshTokensChange() {
        use(newClient("[\"read\"]", "[\"com.example.app:/back\", \"http://127.0.0.1/back\"]", true));
        assertThat(credentials).doesNotContainKey("client_secret");
        var browser = new Browser(port());
        var consent = browser.logIn(
                browser.get(authorize(Map.of("scope", "read", "redirect_uri", "com.example.app:/back"))),
                name,
                PASSWORD);
        assertThat(consent.header("Content-Security-Policy")).endsWith("form-action 'self' com.example.app:");
        var back = browser.decide(consent, "allow", "read");
        assertThat(back.header("Location")).startsWith("com.example.app:/back?code=");

        var form = form(code(back), VERIFIER);
        form.put("redirect_uri", "com.example.app:/back");
        var first = stranger().form("/auth/token", form);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        var second = refresh(first);
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(holder(second).get("/tasks").status()).isEqualTo(200);
        assertThat(refresh(first).json().path("error").asString()).isEqualTo("invalid_grant");
        assertThat(holder(second).get("/tasks").status()).isEqualTo(401);
        form = new HashMap<>(credentials);
        form.put("grant_type", "client_credentials");
        assertThat(stranger().form("/auth/token", form).status()).isEqualTo(401);
        assertThat(admin().post("/access/clients/" + client + "/secret", "").status())
                .isEqualTo(409);
    }

    @Test
    void aPublicClientTakesItsTokenBackAndAnyPortOfTheLoopbackAddressIsItsOwn() {
        use(newClient("[\"read\"]", "[\"http://127.0.0.1/back\"]", true));
        var browser = new Browser(port());
        var asked = Map.of("scope", "read", "redirect_uri", "http://127.0.0.1:51234/back");
        var back = browser.decide(browser.logIn(browser.get(authorize(asked)), name, PASSWORD), "allow", "read");
        assertThat(back.header("Location")).startsWith("http://127.0.0.1:51234/back?code=");
        var form = form(code(back), VERIFIER);
        form.put("redirect_uri", "http://127.0.0.1:51234/back");
        var given = stranger().form("/auth/token", form);

        form = new HashMap<>(credentials);
        form.put("token", given.json().path("refresh_token").asString());
        assertThat(stranger().form("/oauth/revoke", form).status()).isEqualTo(200);
        assertThat(holder(given).get("/tasks").status()).isEqualTo(401);
        assertThat(stranger().form("/oauth/introspect", form).status()).isEqualTo(401);
        form.put("grant_type", "refresh_token");
        assertThat(stranger().form("/oauth/introspect", form).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/callback",
                "https://app.example.org/callback#x",
                "http://app.example.org/callback",
                "com.example.app:/back",
                "https://user@app.example.org/",
                "javascript:alert(1)",
                "https:",
                "https://app.example.org/ä"
            })
    void aRedirectUriThatCannotBeIsRefused(String uri) {
        var refused = admin().post(
                        "/access/clients",
                        "{\"name\": \"x\", \"scopes\": [\"read\"], \"redirect_uris\": [\"%s\"]}".formatted(uri));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.errorField()).isEqualTo("redirect_uris");
    }

    @Test
    void aPublicClientNeedsARedirectUriWithADotInItsScheme() {
        for (var uris : List.of("[]", "[\"myapp:/back\"]", "[\"javascript:alert(1)\"]")) {
            assertThat(admin().post(
                                    "/access/clients",
                                    "{\"name\": \"x\", \"scopes\": [\"read\"], \"public\": true, \"redirect_uris\": %s}"
                                            .formatted(uris))
                            .errorField())
                    .isEqualTo("redirect_uris");
        }
    }
}
