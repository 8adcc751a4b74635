package tech.aia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTokenTests {
    private static final String GIVEN = "{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": 3600}";

    private final WireServer server = new WireServer();

    @TempDir
    private Path data;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void printsATokenForTheClientOfTheEnvironment() {
        server.answer(200, GIVEN.formatted("abc"));

        var outcome = known().run("token", "--server", server.url());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("abc" + System.lineSeparator());
        var asked = server.asked().getFirst();
        assertThat(asked.uri()).isEqualTo("/auth/token");
        assertThat(asked.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(asked.text()).isEqualTo("grant_type=client_credentials&client_id=ada&client_secret=s%26cret");
    }

    @Test
    void usesWhatTheServerOfThisMachineGenerated() throws IOException {
        Files.writeString(data.resolve("credentials"), "client.id=first\nclient.secret=generated\n");
        server.answer(200, GIVEN.formatted("abc")).answer(200, "{\"tasks\": []}");

        var outcome =
                new CommandLineRun().env("AIA_DATA", data.toString()).run("tasks", "--json", "--server", server.url());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(server.asked().getFirst().text()).contains("client_id=first").contains("client_secret=generated");
        assertThat(server.asked().getLast().authorization()).isEqualTo("Bearer abc");
    }

    @Test
    void keepsTheSecretsOfThisMachineFromOthers() throws IOException {
        Files.writeString(data.resolve("credentials"), "client.id=first\nclient.secret=generated\n");
        var terminal = new CommandLineRun().env("AIA_DATA", data.toString()).terminal();

        assertThat(ClientKeys.find(terminal, data, URI.create("http://192.0.2.1:8080")))
                .isEmpty();
        assertThat(ClientKeys.find(terminal, data, URI.create("http://localhost:8080")))
                .isPresent();
    }

    @Test
    void getsANewTokenWhenTheOldOneIsTooOld() {
        server.answer(200, GIVEN.formatted("old"))
                .answer(401, "{\"detail\": \"expired\"}")
                .answer(200, GIVEN.formatted("new"))
                .answer(200, "{\"tasks\": []}");

        var outcome = known().run("tasks", "--json", "--server", server.url());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(server.asked())
                .extracting(WireServer.Asked::authorization)
                .containsExactly("null", "Bearer old", "null", "Bearer new");
    }

    @Test
    void aWrongSecretIsToldAsSuch() {
        server.answer(401, "{\"error\": \"invalid_client\"}");

        var outcome = known().run("tasks", "--server", server.url());

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.err()).contains("does not know the client ada").doesNotContain("s&cret");
    }

    @Test
    void withoutCredentialsItSaysWhatToSet() {
        var outcome = new CommandLineRun().env("AIA_DATA", data.toString()).run("token", "--server", server.url());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("AIA_CLIENT_ID").contains("AIA_DATA");

        server.answer(401, "{\"detail\": \"The request needs an access token\"}");
        var refused = new CommandLineRun().env("AIA_DATA", data.toString()).run("tasks", "--server", server.url());
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("AIA_CLIENT_ID").contains("AIA_DATA");
    }

    private CommandLineRun known() {
        return new CommandLineRun().env("AIA_CLIENT_ID", "ada").env("AIA_CLIENT_SECRET", "s&cret");
    }
}
