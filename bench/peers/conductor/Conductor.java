import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs Conductor as it is shipped, with its default embedded store in an empty directory, on a free port, which it tells once the server is
 * healthy. It ends with this program.
 */
public final class Conductor {
    private static final int LONGEST_START_SECONDS = 300;

    private Conductor() {}

    /** @param arguments a directory of its own */
    public static void main(String[] arguments) throws Exception {
        var home = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
        var port = freePort();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var server = new ProcessBuilder(
                        List.of(java, "-Xmx2g", "-jar", jar().toString(), "--server.port=" + port, "--server.address=127.0.0.1"))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("conductor.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
        var url = URI.create("http://127.0.0.1:" + port + "/");
        for (int second = 0; !isHealthy(url); second++) {
            if (!server.isAlive() || second > LONGEST_START_SECONDS) {
                System.err.println("Conductor did not start; " + home.resolve("conductor.log") + " tells why");
                System.exit(1);
            }
            Thread.sleep(1000);
        }
        System.out.println("ready: " + url);
        System.exit(server.waitFor());
    }

    private static Path jar() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("lib"))) {
            return jars.filter(jar -> jar.toString().endsWith("-boot.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    private static boolean isHealthy(URI url) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(url.resolve("health")).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
