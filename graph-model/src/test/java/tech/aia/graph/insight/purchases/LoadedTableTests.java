package tech.aia.graph.insight.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tech.aia.graph.GraphModelException;

class LoadedTableTests {
    private final LoadedTable table =
            new LoadedTable(1, new AtomicLong()::incrementAndGet, Instant.EPOCH, new Room(3, 2));

    @Test
    void whatThereIsNoRoomForChangesNothing() {
        table.put(customer("ann", 1));
        table.put(customer("ben", 1));
        beyond(Set.of("ann", "ben"), List.of(customer("ann", 3), customer("ben", 1)));
        beyond(Set.of("cleo"), List.of(customer("cleo", 0)));
        assertThat(table.customers()).extracting(CustomerHistory::size).containsExactly(1, 1);
        assertThat(table.cursor()).isEqualTo(1);

        table.replace(Set.of("ann", "ben", "cleo"), List.of(customer("ann", 2), customer("cleo", 1)), 2);
        assertThat(table.customers()).extracting(CustomerHistory::id).containsExactlyInAnyOrder("ann", "cleo");
        assertThat(table.cursor()).isEqualTo(2);
    }

    private void beyond(Set<String> changed, List<CustomerHistory> read) {
        assertThatThrownBy(() -> table.replace(changed, read, 2)).isInstanceOf(GraphModelException.BeyondMemory.class);
    }

    private static CustomerHistory customer(String id, int purchases) {
        return new CustomerHistory(
                id,
                new long[purchases],
                new double[purchases],
                new int[purchases],
                0,
                new CustomerHistory.Recorded(null, null, null));
    }
}
