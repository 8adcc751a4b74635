package tech.aia.app.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tech.aia.app.agents.AgentRunner;
import tech.aia.embeddings.Indexing;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.imports.ImportFormat;
import tech.aia.graph.imports.ImportRequest;
import tech.aia.graph.imports.ImportState;
import tech.aia.graph.imports.ImportStatus;
import tech.aia.graph.imports.ImportTarget;
import tech.aia.graph.imports.Imports;

/**
 * Loads the sample into an empty graph at start, through the same imports that everybody uses, and waits until it can be searched; what was
 * broken off is taken up again by the next start, as neither the same file nor the same task twice changes anything. Its tasks
 * are submitted when the built-in agents are there: a kind of work that no agent has said to be capable of goes to the closest in meaning.
 */
@Component
@ConditionalOnBooleanProperty("aia.sample")
class SampleGraph implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(SampleGraph.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final List<Step> STEPS = List.of(
            entities("customer", "customers.csv"),
            entities("product", "products.csv"),
            entities("agent", "agents.ndjson"),
            entities("task", "tasks.ndjson"),
            entities("result", "results.ndjson"),
            new Step(
                    relationship("PURCHASED", "customer:customer_id", "product:product_id", "purchase_id"),
                    ImportFormat.CSV,
                    SamplePurchases::csv),
            relationships("ASSIGNED_TO", "task:task_id", "agent:agent_id", "task_assignments.csv"),
            relationships("PRODUCED", "task:task_id", "result:result_id", "task_results.csv"),
            relationships("ABOUT", "task:task_id", "customer:customer_id", "task_about.csv"),
            relationships("DEPENDS_ON", "task:task_id", "task:depends_on_id", "task_dependencies.csv"));

    private final Entities entities;
    private final Imports imports;
    private final Indexing indexing;
    private final SampleTasks tasks;
    private final SampleLoading loading;
    private volatile boolean loaded;

    SampleGraph(Entities entities, Imports imports, Indexing indexing, SampleTasks tasks, SampleLoading loading) {
        this.entities = entities;
        this.imports = imports;
        this.indexing = indexing;
        this.tasks = tasks;
        this.loading = loading;
    }

    private record Step(ImportTarget target, ImportFormat format, Supplier<InputStream> file) {}

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        if (loading.isUnderWay()) {
            LOG.info("Loading the sample was broken off and is taken up again");
        } else if (!isEmpty()) {
            LOG.info("The graph is not empty, so the sample is not loaded");
            return;
        }
        loading.begin();
        var deadline = Instant.now().plus(PATIENCE);
        long rows = 0;
        ImportStatus last = null;
        for (var step : STEPS) {
            last = load(step, deadline);
            rows += last.processed();
        }
        var lastChange = last == null ? null : last.lastChange();
        while (lastChange != null
                && !indexing.covers(lastChange)
                && Instant.now().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        loaded = true;
        LOG.info("Loaded the sample graph: {} rows", rows);
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(AgentRunner.REGISTERED + 1)
    void submitTasks() {
        if (loaded) {
            LOG.info("Submitted {} tasks on the sample graph", tasks.submit());
            loading.end();
        }
    }

    /** But for agents: the built-in ones register themselves at the first start. */
    private boolean isEmpty() {
        return Set.of("agent").containsAll(entities.countByType().keySet());
    }

    private ImportStatus load(Step step, Instant deadline) throws IOException, InterruptedException {
        try (var file = step.file().get()) {
            var request = new ImportRequest(step.target(), step.format(), StandardCharsets.UTF_8, Map.of());
            var status = imports.receive(request, file);
            while (status.finishedAt() == null && Instant.now().isBefore(deadline)) {
                TimeUnit.MILLISECONDS.sleep(5);
                status = imports.find(status.id()).orElseThrow();
            }
            if (status.state() != ImportState.COMPLETED || status.rejected() > 0) {
                throw new IllegalStateException("The sample's " + status.subject() + " could not be loaded: "
                        + status.message() + " " + status.rejections());
            }
            return status;
        }
    }

    private static Step entities(String type, String file) {
        return new Step(
                new ImportTarget.EntityTarget(new EntityType(type), type + "_id"), format(file), () -> open(file));
    }

    private static Step relationships(String type, String from, String to, String file) {
        return new Step(relationship(type, from, to, null), format(file), () -> open(file));
    }

    private static ImportTarget relationship(String type, String from, String to, @Nullable String key) {
        return new ImportTarget.RelationshipTarget(
                type, ImportTarget.Endpoint.parse("from", from), ImportTarget.Endpoint.parse("to", to), key);
    }

    private static ImportFormat format(String file) {
        return file.endsWith(".csv") ? ImportFormat.CSV : ImportFormat.NDJSON;
    }

    private static InputStream open(String file) {
        var stream = SampleGraph.class.getResourceAsStream("/sample/" + file);
        if (stream == null) {
            throw new UncheckedIOException(new IOException("The program lacks its file sample/" + file));
        }
        return stream;
    }
}
