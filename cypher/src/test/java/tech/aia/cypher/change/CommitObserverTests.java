package tech.aia.cypher.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CommitObserverTests {
    private final ChangeClock clock = new ChangeClock(0);
    private final AtomicInteger told = new AtomicInteger();
    private final CommitObserver observer = new CommitObserver(clock, () -> {}, told::incrementAndGet);

    /** Readers hear of the later one when it commits, but may not read it before the earlier one has ended. */
    @Test
    @SuppressWarnings("NullAway") // The observer does not look at what was rolled back, nor where.
    void readersAreToldWhenARollbackLetsGoOfWhatCommittedMeanwhile() {
        var earlier = List.of(clock.begin());
        var later = List.of(clock.begin());
        observer.afterCommit(null, later, null);
        assertThat(clock.settled()).isLessThan(earlier.getFirst());
        assertThat(told).hasValue(1);

        observer.afterRollback(null, earlier, null);
        assertThat(clock.settled()).isEqualTo(later.getFirst());
        assertThat(told).hasValue(2);
    }
}
