package tech.aia.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.aia.app.outbound.OutboundAnswer;
import tech.aia.graph.webhook.ClaimedDelivery;
import tech.aia.graph.webhook.DeliveryReport;
import tech.aia.graph.webhook.DeliveryReport.Outcome;

/** How much is claimed and under way, and what an endpoint's request for time does to that. */
class ThrottlesTests {
    private static final Instant NOW = SomeDelivery.NOW;
    private static final List<Duration> RETRIES = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5));

    private final AtomicLong nanos = new AtomicLong();
    private final Throttles throttles = new Throttles(64, 8, nanos::get);

    @Test
    void forWhoAnswersVeryQuicklySomeMoreAreClaimedThanAreUnderWayAtOnce() {
        warm("quick");
        assertThat(throttles.rooms(List.of("quick"))).containsEntry("quick", 32);
        claim("quick", 32);
        var begun = begin("quick");
        assertThat(begun).as("under way at once").hasSize(8);
        assertThat(throttles.rooms(List.of("quick"))).as("many wait").isEmpty();

        assertThat(throttles.over(report(begun.getFirst(), Outcome.DELIVERED, 200, null)))
                .isEmpty();
        assertThat(begin("quick")).as("the next from memory").hasSize(1);
    }

    @Test
    void whoAsksForTimeIsSentOneAtATimeAndWhatWaitedIsGivenBack() {
        warm("busy");
        claim("busy", 32);
        var begun = begin("busy");
        var unsent = throttles.over(report(begun.getFirst(), Outcome.POSTPONED, 429, NOW.plusSeconds(60)));
        assertThat(unsent).hasSize(24).doesNotContainAnyElementsOf(begun);
        claim("busy", 8);
        assertThat(begin("busy")).as("it rests").isEmpty();
        begun.stream().skip(1).forEach(one -> throttles.over(report(one, Outcome.DELIVERED, 200, null)));
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        var next = begin("busy");
        assertThat(next).as("whatever those answered that were under way").hasSize(1);
        throttles.over(report(next.getFirst(), Outcome.DELIVERED, 200, null));
        assertThat(begin("busy")).as("it takes something again").hasSize(2);
    }

    @Test
    void whatWouldWaitLongerThanASecondForItsTurnIsGivenBack() {
        warm("slower");
        claim("slower", 32);
        var begun = begin("slower");
        assertThat(throttles.over(answered(begun.getFirst(), Duration.ofMillis(300))))
                .as("three rounds within a second")
                .isEmpty();
        var unsent = throttles.over(answered(begun.get(1), Duration.ofMillis(400)));
        assertThat(unsent)
                .extracting(ClaimedDelivery::id)
                .startsWith("slower_24")
                .endsWith("slower_31");
        assertThat(throttles.over(answered(begun.get(2), Duration.ofSeconds(3))))
                .as("all")
                .hasSize(16);
    }

    @Test
    void whatWaitsIsGivenBackWhenThereIsNoAnswerAndAtTheEnd() {
        warm("silent");
        claim("silent", 32);
        var begun = begin("silent");
        assertThat(throttles.over(report(begun.getFirst(), Outcome.RETRY, null, null)))
                .hasSize(24);

        warm("other");
        claim("other", 10);
        assertThat(throttles.close()).hasSize(10);
        assertThat(begin("other")).isEmpty();
    }

    @Test
    void allTogetherNeverHoldMoreThanTheConnections() {
        var ids = List.of("a", "b", "c");
        ids.forEach(this::warm);
        for (int round = 0; round < 5; round++) {
            throttles.rooms(ids).forEach((id, room) -> claim(id, room));
        }
        assertThat(throttles.close()).hasSizeBetween(32, 64);
    }

    @Test
    void timeThatIsAskedForIsNoTryUntilTheWholeScheduleIsOver() {
        var verdicts = new Verdicts(RETRIES);
        var busy = new OutboundAnswer(429, Map.of("retry-after", "120"), "busy");
        var soon = verdicts.answered(delivery("a", 1), busy, NOW.plusSeconds(60), Duration.ZERO);
        assertThat(soon)
                .extracting(DeliveryReport::outcome, DeliveryReport::retryAt, DeliveryReport::holdUntil)
                .containsExactly(Outcome.POSTPONED, NOW.plusSeconds(180), NOW.plusSeconds(180));
        var late = verdicts.answered(delivery("a", 1), busy, NOW.plusSeconds(306), Duration.ZERO);
        assertThat(late.outcome()).isEqualTo(Outcome.RETRY);
        var plain = new OutboundAnswer(429, Map.of(), "busy");
        assertThat(verdicts.answered(delivery("a", 1), plain, NOW, Duration.ZERO)
                        .outcome())
                .isEqualTo(Outcome.RETRY);
    }

    /** So that it has the largest window. */
    private void warm(String id) {
        for (int i = 0; i < 2; i++) {
            claim(id, 1);
            begin(id).forEach(one -> throttles.over(report(one, Outcome.DELIVERED, 200, null)));
        }
    }

    private void claim(String id, int count) {
        throttles.add(IntStream.range(0, count).mapToObj(i -> delivery(id, i)).toList());
    }

    private List<ClaimedDelivery> begin(String id) {
        var begun = new ArrayList<ClaimedDelivery>();
        for (var next = throttles.next(id); next.isPresent(); next = throttles.next(id)) {
            begun.add(next.get());
        }
        return begun;
    }

    private static ClaimedDelivery delivery(String webhook, int number) {
        return SomeDelivery.of(webhook, webhook + "_" + number);
    }

    private static DeliveryReport answered(ClaimedDelivery delivery, Duration took) {
        return new DeliveryReport(delivery, Outcome.DELIVERED, NOW, took, null, null, 200, null, null);
    }

    private static DeliveryReport report(
            ClaimedDelivery delivery, Outcome outcome, @Nullable Integer status, @Nullable Instant hold) {
        return new DeliveryReport(delivery, outcome, NOW, Duration.ofMillis(3), null, hold, status, null, null);
    }
}
