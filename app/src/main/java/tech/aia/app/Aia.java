package tech.aia.app;

import tech.aia.app.cli.Cli;

/** The program: {@code aia <command> …}. The process ends with the exit code that {@code aia help} lists. */
public final class Aia {
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    private Aia() {}

    public static void main(String[] args) {
        // Requests compute on their own threads, as many as there are processors; others must get on meanwhile.
        if (System.getProperty(CARRIERS) == null) {
            var processors = Runtime.getRuntime().availableProcessors();
            System.setProperty(CARRIERS, Integer.toString(Math.max(4, 2 * processors)));
        }
        // The lambda, not a method reference on an instance: client commands run without Spring on their class path.
        System.exit(Cli.ofProcess(options -> new Server().run(options)).run(args));
    }
}
