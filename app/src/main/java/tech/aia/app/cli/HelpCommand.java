package tech.aia.app.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aia help} and {@code aia help COMMAND}. */
@Command(name = "help", description = "Explains AIA or one command.")
final class HelpCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to explain.")
    private @Nullable String command;

    @Spec
    private @Nullable CommandSpec spec;

    HelpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (command == null || spec == null || command.equals("help")) {
            terminal.out().print(RootCommand.helpText());
            return ExitCode.OK.value();
        }
        CommandLine explained = spec.parent().commandLine().getSubcommands().get(command);
        if (explained == null) {
            throw CliException.usage("There is no command '" + command + "'. See aia help.");
        }
        explained.usage(terminal.out());
        return ExitCode.OK.value();
    }
}
