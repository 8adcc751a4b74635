package tech.aia.app.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static tech.aia.app.sample.SampleRows.column;
import static tech.aia.app.sample.SampleRows.purchases;
import static tech.aia.app.sample.SampleRows.table;
import static tech.aia.app.sample.SampleTable.cell;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplePurchasesTests {

    private final List<Map<String, String>> purchases = purchases();

    @Test
    void writesTheSameBytesEveryTime() throws IOException {
        byte[] first = SamplePurchases.csv().readAllBytes();
        assertThat(SamplePurchases.csv().readAllBytes()).isEqualTo(first);
        assertThat(new String(first, UTF_8).lines())
                .containsExactlyElementsOf(SamplePurchases.lines().toList());
    }

    @Test
    void makesAboutTwoThousandFiveHundredPurchasesMarkedAsMadeUp() {
        assertThat(purchases).hasSizeBetween(2_200, 2_800);
        assertThat(column(purchases, "purchase_id")).doesNotHaveDuplicates();
        assertThat(column(purchases, "made_up")).containsOnly("true");
    }

    @Test
    void everyCustomerBuysAndEveryProductIsBought() {
        assertThat(column(purchases, "customer_id"))
                .containsAll(column(table("customers.csv"), "customer_id"))
                .isSubsetOf(column(table("customers.csv"), "customer_id"));
        assertThat(column(purchases, "product_id"))
                .containsAll(column(table("products.csv"), "product_id"))
                .isSubsetOf(column(table("products.csv"), "product_id"));
    }

    @Test
    void everyMonthHasPurchasesAndNoneIsOutside() {
        List<YearMonth> months = IntStream.range(0, 24)
                .mapToObj(month -> YearMonth.of(2023, 10).plusMonths(month))
                .toList();
        assertThat(months).endsWith(YearMonth.of(2025, 9));
        assertThat(purchases.stream().map(SamplePurchasesTests::month).distinct())
                .containsExactlyElementsOf(months);
        assertThat(column(purchases, "at").stream().map(Instant::parse)).isSorted();
    }

    @Test
    void noCustomerBuysTwiceOnOneDay() {
        assertThat(purchases.stream()
                        .map(row -> cell(row, "customer_id") + cell(row, "at").substring(0, 10)))
                .doesNotHaveDuplicates();
    }

    @Test
    void theAmountIsQuantityTimesAPriceNoHigherThanTheListPrice() {
        Map<String, BigDecimal> listPrices = table("products.csv").stream()
                .collect(Collectors.toMap(
                        row -> cell(row, "product_id"), row -> new BigDecimal(cell(row, "unit_price"))));
        for (Map<String, String> row : purchases) {
            BigDecimal price = new BigDecimal(cell(row, "unit_price"));
            assertThat(price).isPositive().isLessThanOrEqualTo(listPrices.get(cell(row, "product_id")));
            assertThat(new BigDecimal(cell(row, "amount")))
                    .isEqualTo(price.multiply(new BigDecimal(cell(row, "quantity"))))
                    .hasScaleOf(2);
        }
    }

    @Test
    void someCustomersStopBuyingAndSomeStartLate() {
        Map<String, List<YearMonth>> months = purchases.stream()
                .collect(groupingBy(row -> cell(row, "customer_id"), mapping(SamplePurchasesTests::month, toList())));
        assertThat(months.values())
                .filteredOn(bought -> Collections.max(bought).isBefore(YearMonth.of(2025, 4)))
                .hasSizeBetween(3, 15);
        assertThat(months.values())
                .filteredOn(bought -> Collections.min(bought).isAfter(YearMonth.of(2024, 3)))
                .hasSizeBetween(3, 15);
    }

    @Test
    void customersOfLargeRevenueSpendMore() {
        List<String> bySize = table("customers.csv").stream()
                .sorted(Comparator.comparingLong(row -> Long.parseLong(cell(row, "annual_revenue"))))
                .map(row -> cell(row, "customer_id"))
                .toList();
        BigDecimal smallest = spentBy(bySize.subList(0, 20));
        BigDecimal largest = spentBy(bySize.subList(bySize.size() - 20, bySize.size()));
        assertThat(largest).isGreaterThan(smallest.multiply(BigDecimal.TEN));
    }

    @Test
    void businessGrowsFromYearToYear() {
        BigDecimal first = total(purchases.stream()
                .filter(row -> month(row).isBefore(YearMonth.of(2024, 10)))
                .toList());
        BigDecimal second = total(purchases.stream()
                .filter(row -> !month(row).isBefore(YearMonth.of(2024, 10)))
                .toList());
        assertThat(second).isGreaterThan(first);
    }

    private BigDecimal spentBy(List<String> customers) {
        return total(purchases.stream()
                .filter(row -> customers.contains(cell(row, "customer_id")))
                .toList());
    }

    private static BigDecimal total(List<Map<String, String>> rows) {
        return rows.stream().map(row -> new BigDecimal(cell(row, "amount"))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static YearMonth month(Map<String, String> row) {
        return YearMonth.from(Instant.parse(cell(row, "at")).atZone(ZoneOffset.UTC));
    }
}
