package tech.aia.app.cli;

/** Becomes the server. The one seam between the command line and the application behind it. */
@FunctionalInterface
public interface ServerLauncher {
    /**
     * Starts the server, prints that it is ready, and returns when it has stopped.
     *
     * @return the exit code of the process
     * @throws RuntimeException when it cannot start; the command line turns the chain of causes into one sentence
     */
    int run(ServerOptions options);
}
