package tech.aia.graph.insight.purchases;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tech.aia.cypher.GraphException;

/** What is in memory. Who reads and who writes is kept apart by {@link PurchaseTable}. */
final class LoadedTable implements PurchaseView {
    private final Map<String, CustomerHistory> histories = new HashMap<>();
    private final Products products = new Products();
    private final Instant readAt;
    private final long most;
    private long cursor;
    private long purchases;
    private long version;

    /**
     * @param cursor of a change before which nothing was read
     * @param version of the table before, of which this is another
     * @param most purchases there is room for
     */
    LoadedTable(long cursor, long version, Instant readAt, long most) {
        this.cursor = cursor;
        this.version = version + 1;
        this.readAt = readAt;
        this.most = most;
    }

    Products productNumbers() {
        return products;
    }

    boolean knows(String customerId) {
        return histories.containsKey(customerId);
    }

    int size() {
        return histories.size();
    }

    /** @throws GraphException.Unavailable when there are more purchases than there is room for */
    void put(CustomerHistory history) {
        remove(history.id());
        histories.put(history.id(), history);
        purchases += history.size();
        requireRoom(purchases, most);
    }

    static void requireRoom(long purchases, long most) {
        if (purchases > most) {
            throw new GraphException.Unavailable(
                    "Aia.Insight.TooManyPurchases",
                    "There are more than " + most
                            + " purchases, which is all that are kept in memory for dashboards; set"
                            + " aia.insight.most-purchases higher, at about 20 bytes each",
                    null);
        }
    }

    private void remove(String customerId) {
        var old = histories.remove(customerId);
        if (old != null) {
            purchases -= old.size();
        }
    }

    /** What was read of these customers takes the place of what was known of them; of whom nothing was read is gone. */
    void replace(Set<String> customerIds, Collection<CustomerHistory> read, long newCursor) {
        customerIds.forEach(this::remove);
        read.forEach(this::put);
        cursor = newCursor;
        version += customerIds.isEmpty() ? 0 : 1;
    }

    @Override
    public Collection<CustomerHistory> customers() {
        return Collections.unmodifiableCollection(histories.values());
    }

    @Override
    public int products() {
        return products.size();
    }

    @Override
    public String productId(int number) {
        return products.id(number);
    }

    @Override
    public long cursor() {
        return cursor;
    }

    @Override
    public Instant readAt() {
        return readAt;
    }

    @Override
    public long version() {
        return version;
    }
}
