package tech.aia.app.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Made-up purchases of the sample customers: the 24 months from October 2023 to September 2025 (UTC).
 *
 * <p>Every call gives the same bytes, on any machine: the random numbers come from a fixed seed. Rows are in order of
 * time; their columns are {@code purchase_id, customer_id, product_id, at, amount, quantity, unit_price, made_up},
 * where {@code at} is an ISO 8601 instant, {@code amount} is {@code quantity * unit_price} in US dollars with two
 * decimals, {@code unit_price} is the price after volume discount, and {@code made_up} is always {@code true}. A
 * customer buys at most once a day. Thread-safe.
 */
public final class SamplePurchases {

    /** The first month with purchases. */
    public static final YearMonth FIRST_MONTH = YearMonth.of(2023, 10);

    /** The number of months with purchases. */
    public static final int MONTHS = 24;

    private static final String HEADER = "purchase_id,customer_id,product_id,at,amount,quantity,unit_price,made_up";

    private SamplePurchases() {}

    /** Returns all purchases as CSV in UTF-8: a header row, then one line per purchase, each ended by a line feed. */
    public static InputStream csv() {
        String text = lines().collect(Collectors.joining("\n", "", "\n"));
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** Returns the same rows one by one, header first and without line ends; each month is made when it is reached. */
    public static Stream<String> lines() {
        List<Product> products =
                SampleTable.read("products.csv").map(Product::of).toList();
        List<Buyer> buyers = SampleTable.read("customers.csv").map(Buyer::of).toList();
        return Stream.concat(
                Stream.of(HEADER),
                IntStream.range(0, MONTHS)
                        .boxed()
                        .flatMap(month -> month(month, buyers, products))
                        .map(Purchase::toCsv));
    }

    private static Stream<Purchase> month(int month, List<Buyer> buyers, List<Product> products) {
        return buyers.stream()
                .flatMap(buyer -> buyer.purchases(month, products).stream())
                .sorted(Comparator.comparing(Purchase::at).thenComparing(Purchase::purchaseId));
    }
}
