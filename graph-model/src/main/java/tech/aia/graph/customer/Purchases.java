package tech.aia.graph.customer;

import java.util.List;

/**
 * What a customer purchased.
 *
 * @param count of all purchases
 * @param amount of all purchases that have one
 * @param quantity of all purchases that have one
 * @param latest the newest ones, as many as were asked for; those without a time come last
 */
public record Purchases(long count, double amount, double quantity, List<Purchase> latest) {
    static final Purchases NONE = new Purchases(0, 0, 0, List.of());

    public Purchases {
        latest = List.copyOf(latest);
    }
}
