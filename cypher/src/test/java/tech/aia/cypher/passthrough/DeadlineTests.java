package tech.aia.cypher.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DeadlineTests {
    @Test
    void givesAnAnswerThatComesInTime() {
        var deadline = new Deadline(Duration.ofMinutes(1));

        assertThat(deadline.await(CompletableFuture.supplyAsync(() -> "done"))).isEqualTo("done");
        assertThat(deadline.expired()).isFalse();
    }

    @Test
    void givesUpAnAnswerThatNeverComes() {
        var deadline = new Deadline(Duration.ofMillis(20));

        assertThatThrownBy(() -> deadline.await(new CompletableFuture<>())).isInstanceOf(Deadline.Expired.class);
        assertThat(deadline.expired()).isTrue();
    }

    @Test
    void takesNoAnswerOnceTimeIsUp() {
        var deadline = new Deadline(Duration.ZERO);

        assertThatThrownBy(() -> deadline.await(CompletableFuture.completedFuture("late")))
                .isInstanceOf(Deadline.Expired.class);
    }

    @Test
    void throwsWhatTheDriverThrew() {
        var deadline = new Deadline(Duration.ofMinutes(1));
        var failure = new IllegalStateException("broken");

        assertThatThrownBy(() -> deadline.await(CompletableFuture.failedFuture(failure)))
                .isSameAs(failure);
        assertThat(deadline.expired()).isFalse();
    }

    @Test
    void staysInterruptedWhenTheServerStops() {
        var deadline = new Deadline(Duration.ofMinutes(1));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> deadline.await(new CompletableFuture<>())).isInstanceOf(Deadline.Expired.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
