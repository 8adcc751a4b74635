package tech.aia.app.rest.aia;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;
import tech.aia.embeddings.Indexing;

/** How the search index is doing, for Prometheus. */
@Component
class IndexMeters implements MeterBinder {
    private final Indexing indexing;

    IndexMeters(Indexing indexing) {
        this.indexing = indexing;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("aia.index.entities", () -> indexing.progress().indexed())
                .description("Entities that can be searched")
                .register(registry);
        Gauge.builder("aia.index.waiting", () -> indexing.progress().waiting())
                .description("Entities that changed and are not indexed yet")
                .register(registry);
    }
}
