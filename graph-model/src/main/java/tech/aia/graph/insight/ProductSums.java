package tech.aia.graph.insight;

import java.util.function.IntFunction;

/** What each product brought in two stretches of time. */
final class ProductSums {
    private final double[] current;
    private final double[] previous;

    ProductSums(int products) {
        this.current = new double[products];
        this.previous = new double[products];
    }

    void current(int product, double amount) {
        current[product] += amount;
    }

    void previous(int product, double amount) {
        previous[product] += amount;
    }

    TopMovers top(int most, int sign, IntFunction<String> id) {
        var top = new TopMovers(most, sign);
        for (int product = 0; product < current.length; product++) {
            if (current[product] != previous[product]) {
                top.offer(id.apply(product), current[product], previous[product]);
            }
        }
        return top;
    }
}
