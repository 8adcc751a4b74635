package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.Http;
import tech.aia.app.PeopleAppIT;

/** A session ends as a whole, whichever of its tokens says so. */
class SessionEndIT extends PeopleAppIT {
    private String eve = "";

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Sessions sessions;

    @BeforeEach
    void register() {
        eve = register("session-eve", "viewer");
    }

    @AfterEach
    void remove() {
        admin().delete("/access/people/" + eve);
    }

    @Test
    void aRefreshEndsTheAccessTokenBefore() {
        var first = logIn("session-eve", PASSWORD);
        assertThat(holder(first).get("/auth/me").status()).isEqualTo(200);
        var second = refresh(first.json());

        assertThat(holder(first).get("/auth/me").status()).isEqualTo(401);
        assertThat(holder(first).post("/auth/logout", "").status()).isEqualTo(401);
        assertThat(holder(second).get("/auth/me").status()).isEqualTo(200);
    }

    /** Another process may take a token for good for a second longer, so that it gets as far as this. */
    @Test
    void logOutWithAnAccessTokenFromBeforeTheLastRefreshEndsWhatCameSince() {
        var first = logIn("session-eve", PASSWORD);
        var second = refresh(first.json());
        var third = refresh(second.json());
        var elsewhere = logIn("session-eve", PASSWORD);

        sessions.end("somebody else", token(first));
        assertThat(holder(third).get("/auth/me").status()).isEqualTo(200);
        sessions.end(eve, token(first));
        assertThat(holder(third).get("/auth/me").status()).isEqualTo(401);
        assertThat(refresh(third.json()).status()).isEqualTo(401);
        assertThat(holder(elsewhere).get("/auth/me").status())
                .as("another session")
                .isEqualTo(200);
    }

    private Http holder(Http.Answer given) {
        return Http.holder(port(), token(given));
    }

    private static String token(Http.Answer given) {
        return given.json().path("access_token").asString();
    }
}
