package tech.aia.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliHelpTests {
    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void explainsEverything(String command) {
        var outcome = new CommandLineRun().run(command);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("--tls", "--tls-certificate", "--tls-key", "--bind", "--name", "--behind-proxy", "--ca")
                .contains("AIA_TLS_CERTIFICATE", "AIA_TLS_KEY", "AIA_BIND", "AIA_SERVER_NAMES", "AIA_CA")
                .contains("demo", "up", "certificate", "import", "search", "cypher", "tasks", "test", "help", "version")
                .contains(
                        "AIA_PORT",
                        "AIA_DATA",
                        "AIA_BOLT_PORT",
                        "AIA_NEO4J_URI",
                        "AIA_NEO4J_USER",
                        "AIA_NEO4J_PASSWORD")
                .contains("AIA_SERVER", "AIA_HEAP", "AIA_JAVA_OPTS", "AIA_JDK_PATH", "JAVA_HOME")
                .contains("Exit codes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "demo", "import", "search", "cypher", "tasks", "certificate"})
    void explainsEveryCommand(String command) {
        var asked = new CommandLineRun().run("help", command);

        assertThat(asked.exitCode()).isZero();
        assertThat(asked.out()).startsWith("Usage: aia " + command).contains("--help");
        assertThat(new CommandLineRun().run(command, "--help")).isEqualTo(asked);
    }

    @Test
    void saysItsVersion() {
        assertThat(new CommandLineRun().run("version").out()).startsWith("AIA ").contains("Java " + Runtime.version());
        assertThat(new CommandLineRun().run("--version").out()).startsWith("AIA ");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(new CommandLineRun().run("fly").exitCode()).isEqualTo(2);
        assertThat(new CommandLineRun().run("help", "fly").err())
                .isEqualTo("There is no command 'fly'. See aia help.\n");
        assertThat(new CommandLineRun().run("cypher").err())
                .contains("STATEMENT")
                .contains("See aia cypher --help");
        var outcome = new CommandLineRun().run("cypher", "--port", "1", "RETURN 1");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--port");
    }

    @Test
    void refusesAServerThatIsNoAddress() {
        var outcome = new CommandLineRun().run("cypher", "--server", "localhost:8080", "RETURN 1");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("--server must look like http://localhost:8080, not 'localhost:8080'.\n");
    }

    @Test
    void looksForTheServerOnThePortOfTheEnvironment() {
        var outcome = new CommandLineRun().env("AIA_PORT", "1").run("cypher", "RETURN 1");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).startsWith("No AIA server answers at http://localhost:1.");
    }
}
