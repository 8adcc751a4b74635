package tech.aia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UpkeepTests {
    private static final Duration SOON = Duration.ofMillis(1);

    @Test
    void whatFailsIsTriedAgainUntilItIsClosed() throws InterruptedException {
        var times = new CountDownLatch(3);
        var thread = new Thread[1];
        Runnable work = () -> {
            thread[0] = Thread.currentThread();
            times.countDown();
            throw new IllegalStateException("This time it does not work");
        };
        try (var upkeep = Upkeep.of("test-upkeep", SOON, SOON, work)) {
            assertThat(upkeep).isNotNull();
            assertThat(times.await(30, TimeUnit.SECONDS)).isTrue();
        }
        thread[0].join(Duration.ofSeconds(30));
        assertThat(thread[0].isAlive()).isFalse();
        assertThat(thread[0].getName()).isEqualTo("test-upkeep");
    }
}
