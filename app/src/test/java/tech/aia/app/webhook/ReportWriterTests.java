package tech.aia.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.aia.graph.webhook.ClaimedDelivery;
import tech.aia.graph.webhook.DeliveryReport;
import tech.aia.graph.webhook.DeliveryReport.Outcome;

/** What is given back is so after that is written which says when it may be sent. */
class ReportWriterTests {
    private static final Instant NOW = SomeDelivery.NOW;

    private final List<String> written = new ArrayList<>();

    @Test
    void whatIsGivenBackWaitsForItsOwnReport() {
        var writer = new AtomicReference<@Nullable ReportWriter>();
        var made = new ReportWriter(
                reports -> {
                    written.add("report of " + reports.getFirst().delivery().id());
                    var self = writer.getAndSet(null);
                    if (self != null) {
                        self.add(report("second"), List.of(delivery("third")));
                    }
                },
                unsent -> written.add("back comes " + unsent.iterator().next().id()));
        writer.set(made);
        made.add(report("first"), List.of());
        made.close(List.of());

        assertThat(written).containsExactly("report of first", "report of second", "back comes third");
    }

    @Test
    void whatIsGivenBackWaitsForItsLeaseWhenItsReportCannotBeWritten() {
        var made = new ReportWriter(
                reports -> {
                    throw new IllegalStateException("The graph is away");
                },
                unsent -> written.add("back"));
        made.add(report("first"), List.of(delivery("second")));
        made.close(List.of());

        assertThat(written).isEmpty();
    }

    private static ClaimedDelivery delivery(String id) {
        return SomeDelivery.of("webhook", id);
    }

    private static DeliveryReport report(String id) {
        return new DeliveryReport(
                delivery(id), Outcome.POSTPONED, NOW, Duration.ofMillis(3), NOW, NOW, 429, null, null);
    }
}
