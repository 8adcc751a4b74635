package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guesses are counted, forms come from their own page, and the cookie opens nothing else. */
class LoginPageIT extends SigningIn {

    @Test
    void guessesOnTheLoginPageAreCounted() {
        var browser = new Browser(port());
        var page = browser.get(authorize(Map.of()));
        var last = browser.logIn(page, name, "wrong password");
        assertThat(last.status()).isEqualTo(401);
        assertThat(last.text()).contains("is wrong");
        for (int i = 0; i < 8 && last.status() == 401; i++) {
            last = browser.logIn(page, name, "wrong password");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
        assertThat(browser.logIn(page, name, PASSWORD).status())
                .as("not even the right one")
                .isEqualTo(429);
        assertThat(stranger()
                        .post("/auth/login", "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(name, PASSWORD))
                        .status())
                .as("nor at the other door")
                .isEqualTo(429);
    }

    @Test
    void theLoginFormNeedsItsOwnPageAndItsOwnBrowser() {
        var browser = new Browser(port());
        var page = browser.get(authorize(Map.of()));
        var fields = Map.of("nonce", Browser.field(page, "nonce"), "username", name, "password", PASSWORD);
        var here = "http://localhost:" + port();

        assertThat(new Browser(port()).post("/oauth/login", fields, here).status())
                .as("another browser")
                .isEqualTo(400);
        assertThat(browser.post("/oauth/login", fields, "http://localhost:1").status())
                .as("a page of another port")
                .isEqualTo(400);
        assertThat(browser.post("/oauth/login", fields, "https://evil.example.org")
                        .status())
                .isEqualTo(403);
        var forged = new HashMap<>(fields);
        forged.put("nonce", "guessed");
        assertThat(browser.post("/oauth/login", forged, here).status()).isEqualTo(400);
        assertThat(browser.post("/oauth/login", fields, here).status()).isEqualTo(200);
    }

    @Test
    void theCookieIsForSigningInAndNothingElse() {
        var browser = new Browser(port());
        var page = browser.get(authorize(Map.of("scope", "read")));
        browser.logIn(page, name, PASSWORD);
        var cookie = browser.cookie();
        assertThat(cookie).startsWith("aia_login=");

        for (var path : List.of("/tasks", "/auth/me", "/auth/me/consents", "/access/clients", "/graphql")) {
            assertThat(stranger()
                            .send(stranger()
                                    .request(path)
                                    .header("Cookie", cookie)
                                    .GET())
                            .status())
                    .as(path)
                    .isEqualTo(401);
        }
        var other = new Browser(port());
        other.takeCookie(cookie);
        assertThat(other.get(authorize(Map.of("scope", "write"))).text())
                .as("another request of the same browser")
                .contains("type=\"password\"");
        var forged = new Browser(port());
        forged.takeCookie(cookie.substring(0, cookie.length() - 8) + "AAAAAAA=");
        assertThat(forged.get(authorize(Map.of("scope", "read"))).text()).contains("type=\"password\"");
    }

    @Test
    void theCookieIsHiddenFromScriptsAndOtherSites() {
        var answer = stranger().get(authorize(Map.of()));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Set-Cookie"))
                .contains("Path=/oauth;")
                .contains("Max-Age=300")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }
}
