package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients hear of requests that are wrong, and where nobody is sent. */
class AuthorizationErrorIT extends SigningIn {

    @Test
    void aWrongVerifierOrNoneGetsNothingAndUsesUpTheCode() {
        for (var verifier : List.of(VERIFIER.replace('d', 'e'), CHALLENGE, "")) {
            var code = code(signedIn("read"));
            for (var tried : List.of(verifier, VERIFIER)) {
                var refused = exchange("/auth/token", code, tried);
                assertThat(refused.status()).as(tried).isEqualTo(400);
                assertThat(refused.json().path("error").asString()).isEqualTo("invalid_grant");
            }
        }
    }

    @Test
    void aWrongVerifierEndsNothingThatWasGivenAlready() {
        var code = code(signedIn("read"));
        var given = exchange("/auth/token", code, VERIFIER);

        assertThat(exchange("/auth/token", code, CHALLENGE).status()).isEqualTo(400);
        assertThat(holder(given).get("/tasks").status()).isEqualTo(200);
        assertThat(refresh(given).status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotKnowTheClientsSecretUsesUpNoCode() {
        var code = code(signedIn("read"));
        var form = form(code, CHALLENGE);
        form.put("client_secret", "wrong");

        assertThat(stranger().form("/auth/token", form).status()).isEqualTo(401);
        assertThat(exchange("/auth/token", code, VERIFIER).status()).isEqualTo(200);
    }

    @Test
    void whoHasACodeNeedsTheRedirectUriAndTheClientItIsOf() {
        var code = code(signedIn("read"));
        var form = form(code, VERIFIER);
        form.put("redirect_uri", "https://app.example.org/other");
        assertThat(stranger().form("/auth/token", form).json().path("error").asString())
                .isEqualTo("invalid_grant");
        form = form(code, VERIFIER);
        form.put("client_secret", "wrong");
        var unknown = stranger().form("/auth/token", form);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.header("WWW-Authenticate")).startsWith("Basic");
        assertThat(unknown.json().path("error").asString()).isEqualTo("invalid_client");
        form.remove("client_secret");
        form.remove("client_id");
        assertThat(stranger().form("/auth/token", form).json().path("error").asString())
                .as("a public client must say which")
                .isEqualTo("invalid_request");
        form.remove("code_verifier");
        var nobody = stranger().form("/auth/token", form);
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.json().path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void withoutPkceTheClientHearsSo() {
        for (var wrong : List.of(
                Map.of("code_challenge", ""),
                Map.of("code_challenge_method", "plain"),
                Map.of("code_challenge_method", ""))) {
            var back = new Browser(port()).get(authorize(wrong));
            assertThat(back.header("Location")).as(wrong + back.text()).startsWith(BACK);
            assertThat(answer(back)).containsEntry("error", "invalid_request").containsEntry("state", "a b&c");
        }
    }

    @Test
    void errorsGoBackToTheClient() {
        assertThat(answer(new Browser(port()).get(authorize(Map.of("scope", "admin")))))
                .containsEntry("error", "invalid_scope");
        assertThat(answer(new Browser(port()).get(authorize(Map.of("response_type", "token")))))
                .containsEntry("error", "unsupported_response_type")
                .containsEntry("state", "a b&c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org/callback",
                "https://app.example.org/callback",
                "https://app.example.org/callback?tenant=1&x=2",
                "https://app.example.org/callback?tenant=1#x",
                "https://app.example.org@evil.example.org/callback?tenant=1",
                "//evil.example.org",
                "javascript:alert(1)",
            })
    void nobodyIsSentToAnUnregisteredUri(String uri) {
        for (var other :
                List.of(Map.<String, String>of(), Map.of("response_type", "token"), Map.of("scope", "admin"))) {
            var parameters = new HashMap<>(other);
            parameters.put("redirect_uri", uri);
            var refused = new Browser(port()).get(authorize(parameters));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.header("Location")).isEmpty();
            assertThat(refused.header("Content-Security-Policy")).doesNotContain("evil");
        }
    }

    @Test
    void aClientWithoutRedirectUrisOrThatNobodyKnowsIsTold() {
        for (var id : List.of("nobody", credential("client.id"))) {
            var refused = new Browser(port()).get(authorize(Map.of("client_id", id, "redirect_uri", "")));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.header("Location")).isEmpty();
        }
    }
}
