package tech.aia.app.sample;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How one customer buys: the larger its revenue, the more often and the more at a time. About one in eight starts late
 * and one in twelve stops.
 *
 * <p>Random numbers come from {@link Random}, whose algorithm is part of its contract, and each month of each customer
 * has its own seed, so that a new customer or product file row leaves the rhythm of the others as it was.
 */
record Buyer(String customerId, double magnitude, int firstMonth, int lastMonth) {

    private static final long SEED = 20_250_930L;

    /** Chances to buy in a month. Each owns six days or, the last, what is left, so there is at most one a day. */
    private static final int CHANCES = 5;

    private static final int DAYS_PER_CHANCE = 6;

    /** Buying over the year, January first: budgets are spent towards its end and summer is quiet. */
    private static final double[] SEASON = {0.85, 0.9, 1.1, 0.95, 0.95, 1.1, 0.8, 0.75, 1.05, 1.1, 1.2, 1.3};

    private static final double GROWTH_PER_MONTH = 0.015;

    static Buyer of(Map<String, String> row) {
        String id = SampleTable.cell(row, "customer_id");
        double revenue = Double.parseDouble(SampleTable.cell(row, "annual_revenue"));
        Random random = random(id, -1);
        int first = random.nextDouble() < 0.12 ? 3 + random.nextInt(13) : 0;
        int last = random.nextDouble() < 0.08 ? 8 + random.nextInt(10) : SamplePurchases.MONTHS - 1;
        // 100 million dollars of revenue is magnitude 0, 100 billion is magnitude 3.
        return new Buyer(id, Math.max(0, StrictMath.log10(revenue) - 8), first, Math.max(first, last));
    }

    /** The purchases of the given month, counted from 0, in order of time. */
    List<Purchase> purchases(int month, List<Product> products) {
        List<Purchase> bought = new ArrayList<>();
        if (month < firstMonth || month > lastMonth) {
            return bought;
        }
        YearMonth calendar = SamplePurchases.FIRST_MONTH.plusMonths(month);
        Random random = random(customerId, month);
        double chance = expectedPurchases(month, calendar) / CHANCES;
        for (int slot = 0; slot < CHANCES; slot++) {
            if (random.nextDouble() < chance) {
                String id = customerId + '-' + calendar + '-' + (bought.size() + 1);
                bought.add(purchase(id, moment(calendar, slot, random), products, random));
            }
        }
        return bought;
    }

    private double expectedPurchases(int month, YearMonth calendar) {
        return (0.3 + 0.22 * magnitude) * SEASON[calendar.getMonthValue() - 1] * (1 + GROWTH_PER_MONTH * month);
    }

    private Purchase purchase(String id, Instant at, List<Product> products, Random random) {
        double budget = 1_500 * StrictMath.pow(10, 0.4 * magnitude) * (0.4 + 1.2 * random.nextDouble());
        List<Product> affordable =
                products.stream().filter(p -> p.affordableFor(budget)).toList();
        Product product = affordable.get(random.nextInt(affordable.size()));
        int quantity = product.quantityFor(budget);
        return new Purchase(id, customerId, product.id(), at, quantity, product.unitPrice(quantity));
    }

    private static Instant moment(YearMonth calendar, int slot, Random random) {
        int firstDay = 1 + slot * DAYS_PER_CHANCE;
        int days = slot == CHANCES - 1 ? calendar.lengthOfMonth() - firstDay + 1 : DAYS_PER_CHANCE;
        return calendar.atDay(firstDay + random.nextInt(days))
                .atTime(8 + random.nextInt(10), random.nextInt(60), random.nextInt(60))
                .toInstant(ZoneOffset.UTC);
    }

    /** Multiplying by a large odd number spreads the seeds: neighbouring seeds give alike first numbers. */
    private static Random random(String customerId, int month) {
        return new Random(SEED + (31L * customerId.hashCode() + month) * 0x9E3779B97F4A7C15L);
    }
}
