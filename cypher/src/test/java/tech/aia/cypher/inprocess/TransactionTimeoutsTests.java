package tech.aia.cypher.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransactionTimeoutsTests {
    private final TransactionTimeouts timeouts = new TransactionTimeouts();

    @AfterEach
    void close() {
        timeouts.close();
    }

    private static final class Fake implements TransactionTimeouts.Watched {
        private final long end;
        private final CountDownLatch told = new CountDownLatch(1);

        Fake(Duration longest) {
            end = System.nanoTime() + longest.toNanos();
        }

        @Override
        public boolean isOver(long now) {
            return now - end >= 0;
        }

        @Override
        public void timeOut() {
            told.countDown();
        }

        boolean isTold() throws InterruptedException {
            return told.await(60, TimeUnit.SECONDS);
        }
    }

    /** By then it no longer looks by itself. */
    @Test
    void wakesForATransactionAfterALongPause() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            LockSupport.parkNanos(Duration.ofMillis(1_500).toNanos());
            var transaction = new Fake(Duration.ofMillis(10));
            timeouts.watch(transaction);

            assertThat(transaction.isTold()).isTrue();
            timeouts.forget(transaction);
        }
    }

    @Test
    void endsOnlyWhatIsOverAndNotForgotten() throws InterruptedException {
        var patient = new Fake(Duration.ofHours(1));
        var gone = new Fake(Duration.ofMillis(200));
        timeouts.watch(gone);
        timeouts.forget(gone);
        var over = new Fake(Duration.ofMillis(300));
        timeouts.watch(patient);
        timeouts.watch(over);

        assertThat(over.isTold()).isTrue();
        assertThat(patient.told.getCount()).isOne();
        assertThat(gone.told.getCount()).isOne();
    }
}
