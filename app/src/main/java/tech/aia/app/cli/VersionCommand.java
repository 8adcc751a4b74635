package tech.aia.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code aia version}. */
@Command(name = "version", description = "Shows the version of AIA and of the Java it runs on.")
final class VersionCommand implements Callable<Integer> {
    private final Terminal terminal;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var version = VersionCommand.class.getPackage().getImplementationVersion();
        terminal.out()
                .println("AIA " + (version == null ? "(not packaged)" : version) + " on Java " + Runtime.version()
                        + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return ExitCode.OK.value();
    }
}
