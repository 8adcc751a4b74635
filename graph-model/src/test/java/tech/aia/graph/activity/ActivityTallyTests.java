package tech.aia.graph.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.Row;
import tech.aia.graph.GraphModelException;

/** Whatever callers tell of, the memory that the figures take has a limit. */
class ActivityTallyTests {
    private static final int MANY = 3 * EndpointTallies.MOST_ENDPOINTS;

    @Test
    void furtherEndpointsAndTypesCountWithoutTheirNames() {
        var tally = new ActivityTally();
        for (int i = 0; i < MANY; i++) {
            tally.add(row("type" + i, "/e" + i, 10));
        }
        var figures = tally.figures();

        assertThat(figures.requests()).isEqualTo(MANY);
        assertThat(figures.activities()).isEqualTo(MANY);
        assertThat(figures.endpoints()).hasSize(EndpointTallies.MOST_ENDPOINTS);
        assertThat(figures.endpoints().getFirst().share()).isEqualTo(1.0 / MANY);
        assertThat(figures.types()).hasSize(ActivityTally.MOST_TYPES);
    }

    @Test
    void soManyTimesThatTheyFindNoRoomAreRounded() {
        var tallies = new EndpointTallies();
        var different = 2 * EndpointTallies.MOST_TIMES;
        for (int i = 0; i < different; i++) {
            tallies.add("/e" + i % 2, 1000 + i / 100.0, false, 1);
        }

        assertThat(tallies.different()).isLessThan(EndpointTallies.MOST_TIMES);
        assertThat(tallies.times().average()).isCloseTo(1000 + (different - 1) / 200.0, within(1e-6));
        // The exact one is 5000.
        assertThat(tallies.times().p50()).isBetween(4990.0, 5010.0);
    }

    @Test
    void evenTimesOfManyEndpointsFindRoom() {
        var tallies = new EndpointTallies();
        for (int i = 0; i < 1_000_000; i++) {
            tallies.add("/e" + i % EndpointTallies.MOST_ENDPOINTS, i * 86.0 + 1, false, 1);
        }

        assertThat(tallies.different()).isLessThan(1_000_000);
    }

    @Test
    void moreUsersAndSessionsThanCanBeToldApartAreRefused() {
        var users = new ActivityUsers();
        assertThatThrownBy(() -> {
                    for (int i = 0; i <= ActivityUsers.MOST; i++) {
                        users.add(row("user" + i));
                    }
                })
                .isInstanceOfSatisfying(
                        GraphModelException.InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo("period"));
    }

    private static Row row(String user) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("user", user);
        values.put("sampled", null);
        values.put("session", null);
        return new Row(values);
    }

    private static Row row(String type, String endpoint, double millis) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("type", type);
        values.put("endpoint", endpoint);
        values.put("millis", millis);
        values.put("status", 200L);
        values.put("weight", 1.0);
        values.put("hour", 3L);
        values.put("bytes", null);
        return new Row(values);
    }
}
