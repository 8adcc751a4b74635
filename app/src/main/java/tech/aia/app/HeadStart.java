package tech.aia.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import tech.aia.cypher.server.DataDirectory;
import tech.aia.cypher.server.EmbeddedNeo4j;
import tech.aia.cypher.server.Neo4jSettings;
import tech.aia.embeddings.encoder.EncoderSettings;
import tech.aia.embeddings.encoder.TextEncoder;

/**
 * Opens what takes longest, the database and the encoder, side by side while Spring still looks for beans, and gives it to Spring as
 * beans. Without it they are opened one after the other by the beans of their modules.
 */
final class HeadStart implements ApplicationContextInitializer<GenericApplicationContext> {
    private final List<Opening<?>> openings = new ArrayList<>();

    @Override
    public void initialize(GenericApplicationContext context) {
        var binder = Binder.get(context.getEnvironment());
        var neo4j = binder.bindOrCreate("aia.neo4j", Neo4jSettings.class);
        var encoder = binder.bindOrCreate("aia.encoder", EncoderSettings.class);
        if (neo4j.uri() == null) {
            var data = DataDirectory.open(
                    Path.of(context.getEnvironment().getProperty("aia.data", DataDirectory.DEFAULT)));
            context.registerBean("dataDirectory", DataDirectory.class, () -> data);
            give(
                    context,
                    "embeddedNeo4j",
                    EmbeddedNeo4j.class,
                    begin("neo4j-start", () -> EmbeddedNeo4j.start(data, neo4j)));
        }
        give(context, "textEncoder", TextEncoder.class, begin("encoder-start", () -> TextEncoder.open(encoder)));
    }

    private <T extends AutoCloseable> Opening<T> begin(String thread, Supplier<T> open) {
        var opening = Opening.begin(thread, open);
        openings.add(opening);
        return opening;
    }

    private static <T extends AutoCloseable> void give(
            GenericApplicationContext context, String name, Class<T> type, Opening<T> opening) {
        context.registerBean(name, type, opening::get);
    }

    /** For a start that failed. */
    void abandon() {
        openings.forEach(Opening::abandon);
    }
}
