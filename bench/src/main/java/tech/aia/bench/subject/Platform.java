package tech.aia.bench.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.neo4j.driver.Driver;
import org.neo4j.graphdb.GraphDatabaseService;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jAutoConfiguration;
import org.springframework.boot.neo4j.autoconfigure.Neo4jAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.cypher.server.EmbeddedNeo4j;
import tech.aia.embeddings.Indexing;
import tech.aia.embeddings.SemanticSearch;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.embeddings.index.IndexedEntity;
import tech.aia.embeddings.index.SearchIndex;
import tech.aia.graph.entity.Embedding;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.entity.EntityVersion;
import tech.aia.graph.imports.ImportFormat;
import tech.aia.graph.imports.ImportRequest;
import tech.aia.graph.imports.ImportState;
import tech.aia.graph.imports.ImportStatus;
import tech.aia.graph.imports.ImportTarget;
import tech.aia.graph.imports.Imports;
import tech.aia.graph.insight.Dashboards;
import tech.aia.graph.task.TaskQueue;

/** The platform below its doors, in this process, wired as the product wires it, on an embedded Neo4j of its own. */
public final class Platform implements AutoCloseable {
    private static final Duration LONGEST_IMPORT = Duration.ofHours(2);
    private static final String ENTITIES =
            "MATCH (e:Entity {type: $type}) RETURN e.id AS id, e {.*, embedding: null} AS properties";

    private final ConfigurableApplicationContext context;

    private Platform(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Everything: graph, imports, encoder, index, and the indexer at work. */
    public static Platform open(Path data) {
        return new Platform(start(data, Whole.class));
    }

    /** The same with another language model than the built-in one. */
    public static Platform open(Path data, Path model) {
        return new Platform(start(data, Whole.class, "--aia.encoder.model=" + model));
    }

    /** Graph and imports only: nothing is encoded. */
    public static Platform withoutEmbeddings(Path data) {
        return new Platform(start(data, GraphOnly.class));
    }

    private static ConfigurableApplicationContext start(Path data, Class<?> configuration, String... options) {
        var arguments = Stream.concat(Stream.of("--aia.data=" + data, "--aia.neo4j.bolt-port=0"), Stream.of(options));
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(true)
                .properties(Map.of(
                        "spring.main.banner-mode", "off",
                        "spring.main.log-startup-info", "false",
                        "logging.config", "classpath:logback.xml"))
                .run(arguments.toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties
    @ImportAutoConfiguration({Neo4jAutoConfiguration.class, DataNeo4jAutoConfiguration.class})
    @ComponentScan({"tech.aia.cypher", "tech.aia.graph"})
    static class GraphOnly {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties
    @ImportAutoConfiguration({Neo4jAutoConfiguration.class, DataNeo4jAutoConfiguration.class})
    @ComponentScan({"tech.aia.cypher", "tech.aia.graph", "tech.aia.embeddings"})
    static class Whole {}

    public Graph graph() {
        return context.getBean(Graph.class);
    }

    /** The product's own driver, as it connects to the embedded database. */
    public Driver driver() {
        return context.getBean(Driver.class);
    }

    public EmbeddedNeo4j server() {
        return context.getBean(EmbeddedNeo4j.class);
    }

    public Entities entities() {
        return context.getBean(Entities.class);
    }

    public TaskQueue tasks() {
        return context.getBean(TaskQueue.class);
    }

    public Dashboards dashboards() {
        return context.getBean(Dashboards.class);
    }

    public TextEncoder encoder() {
        return context.getBean(TextEncoder.class);
    }

    public SearchIndex index() {
        return context.getBean(SearchIndex.class);
    }

    public Indexing indexing() {
        return context.getBean(Indexing.class);
    }

    public SemanticSearch search() {
        return context.getBean(SemanticSearch.class);
    }

    /** The embedded API of the database. The product keeps it to itself, so this goes past its encapsulation. */
    public GraphDatabaseService embeddedApi() {
        try {
            var field = EmbeddedNeo4j.class.getDeclaredField("database");
            field.setAccessible(true);
            return (GraphDatabaseService) field.get(server());
        } catch (ReflectiveOperationException changed) {
            throw new BenchException("EmbeddedNeo4j no longer keeps its database in a field 'database'", changed);
        }
    }

    /** Imports a CSV file with a header, its entities keyed by the column {@code id}, and waits until the graph has all of it. */
    public ImportStatus importFile(Path file, String type, String id) {
        var target = new ImportTarget.EntityTarget(new EntityType(type), id);
        return importFile(file, new ImportRequest(target, ImportFormat.CSV, StandardCharsets.UTF_8, Map.of()));
    }

    /** Imports a file as {@link GivenFile} writes it, and waits until the graph has all of it. */
    public ImportStatus importGiven(Path file, String type, String model) {
        var embeddings = new ImportTarget.EmbeddingColumn(GivenFile.EMBEDDING, model);
        var target = new ImportTarget.EntityTarget(new EntityType(type), GivenFile.ID, embeddings);
        return importFile(file, new ImportRequest(target, ImportFormat.NDJSON, StandardCharsets.UTF_8, Map.of()));
    }

    private ImportStatus importFile(Path file, ImportRequest request) {
        var imports = context.getBean(Imports.class);
        String started;
        try (var body = Files.newInputStream(file)) {
            started = imports.receive(request, body).id();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Waiting.until("the import of " + file.getFileName(), LONGEST_IMPORT, () -> isOver(status(imports, started)));
        var status = status(imports, started);
        if (status.state() != ImportState.COMPLETED || status.rejected() > 0) {
            throw new BenchException("The import ended as " + status.state() + " with " + status.rejected()
                    + " rows rejected: " + status.message());
        }
        return status;
    }

    /** Waits until everything that an import wrote can be searched. */
    public void awaitSearchable(ImportStatus status) {
        var last = status.lastChange();
        if (last == null) {
            throw new BenchException("The import " + status.id() + " does not say where it ended");
        }
        Waiting.until("the index to follow", LONGEST_IMPORT, () -> isSearchable(last));
    }

    /** Hands over the entities of a type as the indexer makes them for the index, but without their vectors. */
    public void forEachEntity(String type, Consumer<IndexedEntity> entities) {
        graph().stream(ENTITIES, Map.of("type", type), row -> {
            var properties = new HashMap<String, Object>();
            row.map("properties").forEach((key, value) -> {
                if (value != null && !EntityVersion.DERIVED.contains(key)) {
                    properties.put(key, value);
                }
            });
            var name = properties.get("name") instanceof String given ? given : "";
            entities.accept(new IndexedEntity(
                    row.string("id"), type, name, Embedding.text(type, properties), null, properties));
        });
    }

    private boolean isSearchable(long cursor) {
        var problem = indexing().progress().problem();
        if (problem != null) {
            throw new BenchException("Indexing stands still: " + problem);
        }
        return indexing().covers(cursor);
    }

    private static ImportStatus status(Imports imports, String id) {
        return imports.find(id).orElseThrow(() -> new BenchException("The import " + id + " is not known any more"));
    }

    private static boolean isOver(ImportStatus status) {
        return status.state() != ImportState.QUEUED && status.state() != ImportState.RUNNING;
    }

    @Override
    public void close() {
        context.close();
    }
}
