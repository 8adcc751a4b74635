package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestFiguresTests {
    private final AtomicLong clock = new AtomicLong(1_000_000_000_000L);
    private final RequestFigures figures = new RequestFigures(clock::get);

    @Test
    void knowsNoAverageWithoutRequests() {
        var minute = figures.lastMinute();

        assertThat(minute.requestsPerSecond()).isZero();
        assertThat(minute.averageMillis()).isNull();
        assertThat(minute.errorPercent()).isNull();
    }

    @Test
    void averagesTheLastMinute() {
        pass(Duration.ofSeconds(100));
        for (int i = 0; i < 59; i++) {
            figures.add(200, 1_000_000);
            pass(Duration.ofSeconds(1));
        }
        figures.add(503, 61_000_000);

        var minute = figures.lastMinute();

        assertThat(minute.requestsPerSecond()).isEqualTo(1.0);
        assertThat(minute.averageMillis()).isEqualTo(2.0);
        assertThat(minute.errorPercent()).isEqualTo(100.0 / 60);
    }

    @Test
    void forgetsWhatIsOlderThanAMinuteButCountsItInTotal() {
        figures.add(500, 5);
        pass(Duration.ofSeconds(60));

        assertThat(figures.lastMinute().errorPercent()).isNull();
        assertThat(figures.total()).isEqualTo(1);
    }

    @Test
    void doesNotCountCallersMistakesAsErrors() {
        figures.add(404, 5);

        assertThat(figures.lastMinute().errorPercent()).isZero();
    }

    @Test
    void dividesByTheTimeSinceTheStartWhileThatIsLessThanAMinute() {
        figures.add(200, 5);
        pass(Duration.ofSeconds(1));
        figures.add(200, 5);

        assertThat(figures.lastMinute().requestsPerSecond()).isEqualTo(1.0);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
