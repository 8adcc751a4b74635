package tech.aia.cypher.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallWatchTests {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void interruptsACallThatOutlastsItsTimeAndClearsUp() {
        var never = new CountDownLatch(1);
        try (var watch = new CallWatch(timer, Duration.ofMillis(20))) {
            var interrupted = watch.call(() -> {
                try {
                    never.await();
                    return false;
                } catch (InterruptedException expected) {
                    Thread.currentThread().interrupt();
                    return true;
                }
            });

            assertThat(interrupted).isTrue();
            assertThat(watch.expired()).isTrue();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void refusesCallsAfterItsTimeWithoutDisturbingTheThreadBetweenThem() {
        try (var watch = new CallWatch(timer, Duration.ofMillis(1))) {
            while (!watch.expired()) {
                Thread.onSpinWait();
            }

            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThatThrownBy(() -> watch.call(() -> "late")).isInstanceOf(CallWatch.Expired.class);
        }
    }

    @Test
    void letsCallsBeOnceClosed() {
        var watch = new CallWatch(timer, Duration.ofMillis(50));
        watch.close();

        assertThat(watch.call(() -> "done")).isEqualTo("done");
        assertThat(watch.expired()).isFalse();
    }
}
