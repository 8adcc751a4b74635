package tech.aia.graph.insight.purchases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import tech.aia.graph.GraphModelException;

/** What is in memory. Who reads and who writes is kept apart by {@link PurchaseTable}. */
final class LoadedTable implements PurchaseView {
    private final Map<String, CustomerHistory> histories = new HashMap<>();
    private final Products products = new Products();
    private final Selections selections = new Selections();
    private final LongSupplier versions;
    private final Instant readAt;
    private final Room room;
    private long cursor;
    private long purchases;
    private long version;

    /**
     * @param cursor of a change before which nothing was read
     * @param versions gives another one each time, whatever table it is for
     */
    LoadedTable(long cursor, LongSupplier versions, Instant readAt, Room room) {
        this.cursor = cursor;
        this.versions = versions;
        this.version = versions.getAsLong();
        this.readAt = readAt;
        this.room = room;
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

    /** @throws GraphModelException.BeyondMemory when there is more than there is room for */
    void put(CustomerHistory history) {
        remove(history.id());
        histories.put(history.id(), history);
        purchases += history.size();
        room.require(purchases, histories.size());
    }

    private void remove(String customerId) {
        var old = histories.remove(customerId);
        if (old != null) {
            purchases -= old.size();
        }
    }

    /**
     * What was read of these customers takes the place of what was known of them; of whom nothing was read is gone.
     *
     * @throws GraphModelException.BeyondMemory when there would be more than there is room for; nothing has changed then
     */
    void replace(Set<String> customerIds, Collection<CustomerHistory> read, long newCursor) {
        var known = customerIds.stream()
                .map(histories::get)
                .filter(Objects::nonNull)
                .toList();
        room.require(purchases - sum(known) + sum(read), histories.size() - known.size() + read.size());
        customerIds.forEach(this::remove);
        read.forEach(this::put);
        cursor = newCursor;
        if (!customerIds.isEmpty()) {
            version = versions.getAsLong();
            selections.forget();
        }
    }

    private static long sum(Collection<CustomerHistory> some) {
        return some.stream().mapToLong(CustomerHistory::size).sum();
    }

    @Override
    public Collection<CustomerHistory> customers() {
        return Collections.unmodifiableCollection(histories.values());
    }

    @Override
    public BitSet places(Predicate<CustomerHistory> wanted) {
        var places = new BitSet(histories.size());
        int place = 0;
        for (var history : histories.values()) {
            places.set(place++, wanted.test(history));
        }
        return places;
    }

    @Override
    public Collection<CustomerHistory> at(BitSet places) {
        var found = new ArrayList<CustomerHistory>(places.cardinality());
        int place = 0;
        for (var history : histories.values()) {
            if (places.get(place++)) {
                found.add(history);
            }
        }
        return found;
    }

    @Override
    public Selections selections() {
        return selections;
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
