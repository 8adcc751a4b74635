package tech.aia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class ProgramsTests {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void whatIsMissingFailsOnlyWhereAllHasToBeThere() {
        assertThatThrownBy(() -> Programs.required(true, false, "no Node")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Programs.required(false, false, "no Node")).isInstanceOf(TestAbortedException.class);
        Programs.required(true, true, "no Node");
    }

    @Test
    void programsEndByThemselvesOrAreEnded() throws Exception {
        assertThat(Programs.run(LONG, new ProcessBuilder("sh", "-c", "echo one; echo two >&2; exit 3")))
                .isEqualTo(new Programs.Ran(3, "one\ntwo\n"));
        assertThat(Programs.run(LONG, new ProcessBuilder("no-such-program")).code())
                .isEqualTo(Programs.NOT_FOUND);
        var endless = new ProcessBuilder("sh", "-c", "echo begun; sleep 600 & wait");
        assertThat(Programs.run(Duration.ofSeconds(1), endless))
                .isEqualTo(new Programs.Ran(Programs.TIMED_OUT, "begun\n"));
    }
}
