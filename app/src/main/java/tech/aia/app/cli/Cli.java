package tech.aia.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The {@code aia} command line. Every failure ends as a sentence or two on standard error and an exit code: 0 done, 1 failed,
 * 2 wrong usage, 3 no server, 4 refused by the server.
 */
public final class Cli {
    private static final int NARROWEST_HELP = 60;
    private static final int WIDEST_HELP = 110;

    private final Terminal terminal;
    private final ServerLauncher launcher;

    Cli(Terminal terminal, ServerLauncher launcher) {
        this.terminal = terminal;
        this.launcher = launcher;
    }

    /** A command line on the streams and the environment of this process. */
    public static Cli ofProcess(ServerLauncher launcher) {
        return new Cli(Terminal.ofProcess(), launcher);
    }

    /** Runs one command to its end and returns the exit code. */
    public int run(String... args) {
        var line = commandLine();
        var exitCode = line.execute(args);
        terminal.out().flush();
        terminal.err().flush();
        return exitCode;
    }

    private CommandLine commandLine() {
        var settings = new Settings(terminal);
        var line = new CommandLine(new RootCommand(terminal))
                .addSubcommand(new UpCommand(terminal, settings, launcher, false).commandLine("up"))
                .addSubcommand(new UpCommand(terminal, settings, launcher, true).commandLine("demo"))
                .addSubcommand(new ImportCommand(terminal, settings))
                .addSubcommand(new SearchCommand(terminal, settings))
                .addSubcommand(new CypherCommand(terminal, settings))
                .addSubcommand(new TasksCommand(terminal, settings).commandLine())
                .addSubcommand(new TokenCommand(terminal, settings))
                .addSubcommand(new CertificateCommand(terminal, settings, Clock.systemUTC()))
                .addSubcommand(new HelpCommand(terminal))
                .addSubcommand(new VersionCommand(terminal))
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(Math.clamp(terminal.width(), NARROWEST_HELP, WIDEST_HELP))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(wrongUsage())
                .setExecutionExceptionHandler(failure());
        line.getSubcommands().values().forEach(Cli::addHelpOption);
        return line;
    }

    private static void addHelpOption(CommandLine command) {
        var help = OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this text.");
        command.getCommandSpec().addOption(help.build());
        command.getSubcommands().values().forEach(Cli::addHelpOption);
    }

    private IParameterExceptionHandler wrongUsage() {
        return (exception, args) -> {
            var command = exception.getCommandLine().getCommandSpec();
            terminal.err().println(exception.getMessage());
            terminal.err().println("See " + command.qualifiedName() + " --help");
            return ExitCode.USAGE.value();
        };
    }

    private IExecutionExceptionHandler failure() {
        return (exception, command, result) -> {
            if (exception instanceof CliException expected) {
                terminal.err().println(expected.text());
                return expected.exitCode().value();
            }
            terminal.err().println("aia failed unexpectedly: " + exception);
            return ExitCode.FAILED.value();
        };
    }
}
