package tech.aia.cypher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestTimeTests {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void whoWorksForNoRequestHasAllTheTimeThatIsAskedFor() {
        assertThat(RequestTime.current()).isEmpty();
        assertThat(RequestTime.within(MINUTE)).isEqualTo(MINUTE);
        RequestTime.require();
    }

    @Test
    void whoWorksForARequestHasNoMoreThanItHasLeft() {
        try (var _ = RequestTime.begin(Duration.ofSeconds(30))) {
            assertThat(RequestTime.within(MINUTE)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
            assertThat(RequestTime.within(Duration.ofMillis(5))).isEqualTo(Duration.ofMillis(5));
        }
        assertThat(RequestTime.current()).isEmpty();
    }

    @Test
    void nothingBeginsWhenTheTimeIsOver() {
        try (var _ = RequestTime.begin(Duration.ZERO)) {
            assertThatThrownBy(() -> RequestTime.within(MINUTE))
                    .isInstanceOfSatisfying(
                            GraphException.Stopped.class,
                            late -> assertThat(late.code()).isEqualTo(RequestTime.OVER));
            assertThatThrownBy(RequestTime::require).isInstanceOf(GraphException.Stopped.class);
        }
    }

    @Test
    void aRequestWithinAnotherGivesItsPlaceBack() {
        try (var _ = RequestTime.begin(MINUTE)) {
            var outer = RequestTime.current();
            try (var _ = RequestTime.begin(Duration.ofSeconds(1))) {
                assertThat(RequestTime.current()).isNotEqualTo(outer);
            }
            assertThat(RequestTime.current()).isEqualTo(outer);
        }
    }
}
