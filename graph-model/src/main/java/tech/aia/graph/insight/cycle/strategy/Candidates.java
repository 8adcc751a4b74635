package tech.aia.graph.insight.cycle.strategy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tech.aia.cypher.Graph;
import tech.aia.graph.insight.purchases.CustomerHistory;
import tech.aia.graph.insight.purchases.PurchaseTable;
import tech.aia.graph.insight.purchases.PurchaseView;

/** Finds what could be done. Safe for use by many threads. Methods throw {@link tech.aia.cypher.GraphException}. */
public final class Candidates {
    private final Graph graph;
    private final PurchaseTable purchases;

    public Candidates(Graph graph, PurchaseTable purchases) {
        this.graph = graph;
        this.purchases = purchases;
    }

    /**
     * All that was found.
     *
     * @param strategies in order of {@link Strategy#key}
     * @param baseline what is expected to be sold within the horizon if nothing is done; 0 when nothing was ever sold, or no area asks for
     *     it
     */
    public record Found(List<Strategy> strategies, double baseline) {}

    /**
     * The same for the same data, which is that of the last commit.
     *
     * @param asOf only what happened before counts
     * @param horizon days
     */
    public Found find(Set<FocusArea> areas, Instant asOf, int horizon, Assumptions assumptions) {
        var end = asOf.toEpochMilli();
        var situation = areas.stream().anyMatch(FocusArea::needsPurchases)
                ? purchases.readLatest(view -> situation(view, end, horizon, assumptions))
                : Situation.of(List.of(), number -> "", end, horizon, assumptions);
        var found = new ArrayList<Strategy>();
        for (var area : areas) {
            found.addAll(
                    switch (area) {
                        case REVENUE -> revenue(situation);
                        case CUSTOMER_SATISFACTION -> customers(situation);
                        case OPERATIONAL_EFFICIENCY ->
                            new Operations(situation, TaskLoad.read(graph, situation.begin(), situation.end()))
                                    .strategies();
                    });
        }
        found.sort(Comparator.comparing(Strategy::key));
        return new Found(found, situation.baseline());
    }

    private static Situation situation(PurchaseView view, long end, int horizon, Assumptions assumptions) {
        List<CustomerHistory> histories = new ArrayList<>(view.customers());
        histories.sort(Comparator.comparing(CustomerHistory::id));
        var products = new ArrayList<String>();
        for (int number = 0; number < view.products(); number++) {
            products.add(view.productId(number));
        }
        return Situation.of(histories, products::get, end, horizon, assumptions);
    }

    private List<Strategy> revenue(Situation situation) {
        var found = new ArrayList<Strategy>();
        if (situation.baseline() <= 0) {
            var why = "There are no purchases with a time and an amount before as_of.";
            found.add(Strategy.unknown(FocusArea.REVENUE, "pricing_optimization", null, why));
            found.add(Strategy.unknown(FocusArea.REVENUE, "cross_selling", null, why));
            return found;
        }
        var categories = Categories.read(graph);
        var book = CategoryBook.of(situation, categories);
        var sales = Sales.read(graph, categories, monthOf(situation.end()));
        found.addAll(new Pricing(situation, book, categories, sales).strategies());
        found.addAll(new CrossSelling(situation, book).strategies());
        return found;
    }

    /** The beginning of the month that is not over. */
    private static long monthOf(long end) {
        return Instant.ofEpochMilli(end)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli();
    }

    private static List<Strategy> customers(Situation situation) {
        var found = new ArrayList<Strategy>();
        for (var silence : Silence.values()) {
            found.addAll(new SilentCustomers(situation, silence).strategies());
        }
        return found;
    }
}
