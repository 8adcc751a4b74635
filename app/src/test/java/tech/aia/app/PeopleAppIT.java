package tech.aia.app;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/** Tests in which people register, log in and come back with what they got. */
public abstract class PeopleAppIT extends AppIT {
    /** Of everybody who is registered here. */
    protected static final String PASSWORD = "correct horse battery";

    /** Gives the id. */
    protected String register(String username, String role) {
        var answer = admin().post(
                        "/access/people",
                        "{\"username\": \"%s\", \"email\": \"%s@example.org\", \"password\": \"%s\", \"roles\": [\"%s\"]}"
                                .formatted(username, username, PASSWORD, role));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    protected Http.Answer logIn(String login, String password) {
        var field = login.contains("@") ? "email" : "username";
        return stranger()
                .post("/auth/login", "{\"%s\": \"%s\", \"password\": \"%s\"}".formatted(field, login, password));
    }

    protected Http.Answer refresh(JsonNode given) {
        return stranger()
                .post(
                        "/auth/refresh",
                        "{\"refresh_token\": \"" + given.path("refresh_token").asString() + "\"}");
    }
}
