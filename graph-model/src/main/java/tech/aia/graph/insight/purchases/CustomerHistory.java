package tech.aia.graph.insight.purchases;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One customer's purchases in order of time, and what the graph records of it besides. Immutable; times are milliseconds since 1970. */
public final class CustomerHistory {
    private final String id;
    private final long[] times;
    private final double[] amounts;
    private final int[] products;
    private final int untimed;
    private final Recorded recorded;

    /**
     * What the customer's node says.
     *
     * @param churned whether the customer is marked as gone; null when nothing is said
     * @param churnedAt when the customer went; null when nothing is said
     * @param satisfaction 0 to 10; null when nothing is said
     */
    public record Recorded(
            @Nullable Boolean churned,
            @Nullable Long churnedAt,
            @Nullable Double satisfaction) {}

    /** The arrays are in order of time and kept as they are. */
    CustomerHistory(String id, long[] times, double[] amounts, int[] products, int untimed, Recorded recorded) {
        this.id = id;
        this.times = times;
        this.amounts = amounts;
        this.products = products;
        this.untimed = untimed;
        this.recorded = recorded;
    }

    public String id() {
        return id;
    }

    /** Purchases whose time is known. */
    public int size() {
        return times.length;
    }

    public long time(int purchase) {
        return times[purchase];
    }

    /** What was paid; {@link Double#NaN} when that is not known. */
    public double amount(int purchase) {
        return amounts[purchase];
    }

    /** Number of the product, see {@link PurchaseView#productId}. */
    public int product(int purchase) {
        return products[purchase];
    }

    /** Purchases that say no time, and so count nowhere. */
    public int untimed() {
        return untimed;
    }

    public Recorded recorded() {
        return recorded;
    }

    /** How many purchases were made before this time. */
    public int sizeBefore(long time) {
        var found = Arrays.binarySearch(times, time);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && times[found - 1] == time) {
            found--;
        }
        return found;
    }
}
