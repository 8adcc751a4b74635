package tech.aia.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code aia token}: an access token on standard output, for curl and the like. */
@Command(
        name = "token",
        description = "Prints an access token, for scripts: curl -H \"Authorization: Bearer $(./aia token)\" …")
final class TokenCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Settings settings;

    @Mixin
    private ServerOption server = new ServerOption();

    TokenCommand(Terminal terminal, Settings settings) {
        this.terminal = terminal;
        this.settings = settings;
    }

    @Override
    public Integer call() {
        try (var client = server.connect(settings)) {
            terminal.out().println(client.token());
        }
        return ExitCode.OK.value();
    }
}
