package tech.aia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTests {

    @Test
    void callsAreCountedFromZeroAndNoneIsLeftOut() {
        var called = new ConcurrentSkipListSet<Integer>();
        var outcome = Load.calls(3, 100, called::add);
        assertThat(called)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        assertThat(outcome.millis().size()).isEqualTo(100);
    }

    @Test
    void atAPaceAsManyAreCalledAsAreDueHoweverLongTheyTake() {
        var called = new ConcurrentSkipListSet<Integer>();
        var outcome = Load.paced(1, 100, Duration.ofMillis(200), i -> {
            called.add(i);
            Thread.sleep(20);
        });
        assertThat(called).hasSize(20);
        // Twice as slow as the pace: the last was due after 190 ms and could begin after 380.
        assertThat(outcome.millis().quantile(1)).isGreaterThan(200);
        assertThat(outcome.millis().quantile(0)).isGreaterThanOrEqualTo(20);
    }
}
