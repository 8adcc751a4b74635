package tech.aia.app;

import tech.aia.app.cli.Cli;

/** The program: {@code aia <command> …}. The process ends with the exit code that {@code aia help} lists. */
public final class Aia {
    private Aia() {}

    public static void main(String[] args) {
        // The lambda, not a method reference on an instance: client commands run without Spring on their class path.
        System.exit(Cli.ofProcess(options -> new Server().run(options)).run(args));
    }
}
