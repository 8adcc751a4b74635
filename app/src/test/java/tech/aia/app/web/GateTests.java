package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GateTests {
    private static final Duration LONG = Duration.ofSeconds(50);

    @Test
    void letsInSoManyAndAfterOneHasLeftAnother() {
        var gate = new Gate(2, 0, LONG);

        assertThat(gate.enter()).isTrue();
        assertThat(gate.enter()).isTrue();
        assertThat(gate.enter()).as("nobody may wait").isFalse();
        assertThat(gate.inside()).isEqualTo(2);
        gate.leave();
        assertThat(gate.enter()).isTrue();
    }

    @Test
    void soManyMoreWaitForTheirTurn() throws Exception {
        var gate = new Gate(1, 1, LONG);
        assertThat(gate.enter()).isTrue();
        var waiting = CompletableFuture.supplyAsync(gate::enter);
        while (gate.waiting() == 0) {
            Thread.onSpinWait();
        }

        assertThat(gate.enter()).as("one too many").isFalse();
        gate.leave();
        assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void nobodyWaitsForEver() {
        var gate = new Gate(1, 1, Duration.ofMillis(1));
        assertThat(gate.enter()).isTrue();

        assertThat(gate.enter()).isFalse();
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void bytesOfBodiesAreCountedUntilTheirRequestEnds() throws IOException {
        var budget = new BodyBudget(1000);
        try (var first = budget.part(() -> new IllegalStateException("full"));
                var second = budget.part(() -> new IllegalStateException("full"))) {
            assertThat(body(600, first).readAllBytes()).hasSize(600);
            assertThat(budget.taken()).isEqualTo(600);
            assertThatThrownBy(() -> body(600, second).readAllBytes()).hasMessage("full");
        }
        assertThat(budget.taken()).isZero();
    }

    private static KeptBody body(int bytes, BodyBudget.Part part) {
        return new KeptBody(new ByteArrayInputStream(new byte[bytes]), part);
    }
}
