package tech.aia.app.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** What a purchase needs to know of a product; the price is in US dollars for one unit. */
record Product(String id, BigDecimal listPrice, String unit) {

    static Product of(Map<String, String> row) {
        return new Product(
                SampleTable.cell(row, "product_id"),
                new BigDecimal(SampleTable.cell(row, "unit_price")),
                SampleTable.cell(row, "unit"));
    }

    boolean affordableFor(double budget) {
        return listPrice.doubleValue() <= 2 * budget;
    }

    /** The whole number of units that comes closest to the budget: at least one, and no more than one order may hold. */
    int quantityFor(double budget) {
        long wanted = Math.round(budget / listPrice.doubleValue());
        return Math.clamp(wanted, 1, mostPerOrder());
    }

    BigDecimal unitPrice(int quantity) {
        return listPrice
                .multiply(BigDecimal.valueOf(100 - discountPercent(quantity)))
                .movePointLeft(2)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static int discountPercent(int quantity) {
        if (quantity >= 200) {
            return 15;
        }
        if (quantity >= 50) {
            return 10;
        }
        return quantity >= 10 ? 5 : 0;
    }

    /** Time is bought for a year or three at most, and nobody starts many projects at once. */
    private int mostPerOrder() {
        return switch (unit) {
            case "year" -> 3;
            case "project", "review" -> 4;
            case "month" -> 12;
            case "connection per month" -> 24;
            default -> 5_000;
        };
    }
}
