import java.nio.file.Path;
import org.neo4j.harness.Neo4jBuilders;

/**
 * Serves a copy of a store by Neo4j's own HTTP Query API on a free port, which it tells in its first line, until its standard input ends. It
 * asks nobody who calls.
 */
public final class QueryApi {
    private QueryApi() {}

    /** @param arguments the home of the store; nothing else may be using it */
    public static void main(String[] arguments) throws Exception {
        try (var server = Neo4jBuilders.newInProcessBuilder()
                .copyFrom(Path.of(arguments[0]))
                .build()) {
            System.out.println("ready: " + server.httpURI());
            while (System.in.read() >= 0) {
                // Until whoever started it ends it.
            }
        }
    }
}
