package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.aia.app.Http;
import tech.aia.app.live.LiveSocketClient;
import tools.jackson.databind.JsonNode;

/** What a client does with a token that it got in somebody's name. */
class DelegatedTokenIT extends SigningIn {
    private static final String COUNT = "{\"query\": \"{ __typename tasks { id } }\"}";
    private static final String MUTATION =
            "{\"query\": \"mutation { createTask(type: \\\"nothing\\\", description: \\\"to do\\\") { id } }\"}";

    @Test
    void graphQlAnswersItAsFarAsItsPermissionsGo() {
        var reader = given("read");

        assertThat(reader.get("/graphql?query=" + Http.encoded("{__typename}")).status())
                .isEqualTo(200);
        var answer = reader.post("/graphql", COUNT);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("errors").isMissingNode())
                .as(answer.text())
                .isTrue();
        assertThat(reader.get("/graphql/schema").status()).isEqualTo(200);
        assertThat(reader.post("/graphql", MUTATION).text()).contains("tasks:write");
        assertThat(graph().read("MATCH (t:Task) RETURN t", Map.of())).isEmpty();
    }

    @Test
    void subscriptionsAnswerItUntilTheConsentIsTakenBack() {
        var token = given("read").authorization().substring("Authorization: ".length());
        try (var socket = LiveSocketClient.open(port(), Map.of()).init(Map.of("Authorization", token))) {
            eventually("it is known", socket::isKnown);
            assertThat(logIn().delete("/auth/me/consents/" + client).status()).isEqualTo(204);
            assertThat(socket.closedWith()).isEqualTo(4401);
        }
    }

    @Test
    void theAuditLogNamesTheClientToo() {
        var writer = given("read tasks:write");
        assertThat(writer.post("/graphql", MUTATION).text()).contains("createTask");
        assertThat(logIn().post("/graphql", MUTATION).text()).contains("createTask");

        eventually("both are recorded", () -> records().size() == 2);
        var byClient = records().path(1);
        assertThat(byClient.path("actor").path("kind").asString()).isEqualTo("person");
        assertThat(byClient.path("actor").path("id").asString()).isEqualTo(person);
        assertThat(byClient.path("details").path("client").asString()).isEqualTo(client);
        assertThat(records().path(0).path("details").path("client").isMissingNode())
                .isTrue();
    }

    private JsonNode records() {
        return admin().get("/access/audit?action=graphql.mutate&actor=" + person)
                .json()
                .path("records");
    }

    private Http given(String scope) {
        return holder(exchange("/auth/token", code(signedIn(scope)), VERIFIER));
    }
}
