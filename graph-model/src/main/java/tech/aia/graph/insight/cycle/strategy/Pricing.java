package tech.aia.graph.insight.cycle.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Higher or lower prices in a category, where purchases show how units answered to prices. */
final class Pricing {
    private static final String NAME = "pricing_optimization";
    private static final double[] CHANGES = {-0.10, -0.05, 0.05, 0.10};

    private final Situation situation;
    private final CategoryBook book;
    private final Categories categories;
    private final Sales sales;

    Pricing(Situation situation, CategoryBook book, Categories categories, Sales sales) {
        this.situation = situation;
        this.book = book;
        this.categories = categories;
        this.sales = sales;
    }

    List<Strategy> strategies() {
        if (book.names().isEmpty()) {
            return List.of(unknown(
                    null, "No product that was bought says its category, so prices cannot be compared within any."));
        }
        var all = new ArrayList<Strategy>();
        for (int category = 0; category < book.names().size(); category++) {
            all.addAll(strategies(book.names().get(category), book.recent().get(category)));
        }
        return all;
    }

    private List<Strategy> strategies(String category, Estimate recent) {
        if (recent.mean() <= 0) {
            return List.of(unknown(category, "Nothing of '" + category + "' was sold within the last horizon."));
        }
        var months = sales.of(category);
        var response = PriceResponse.of(months);
        if (response == null) {
            return List.of(unknown(
                    category,
                    "Unit prices in '" + category
                            + "' did not vary, or in too few months, to tell how units answer to them (" + months.size()
                            + " months of products)."));
        }
        if (!response.isClear()) {
            return List.of(unknown(
                    category,
                    "How units in '" + category + "' answer to prices cannot be told from none: the elasticity is "
                            + Told.share(response.elasticity().mean()) + ", between "
                            + Told.share(response.elasticity().low()) + " and "
                            + Told.share(response.elasticity().high()) + "."));
        }
        var seen = DoubleStream.of(CHANGES)
                .filter(response::hasSeen)
                .mapToObj(change -> strategy(category, recent, response, change))
                .toList();
        return seen.isEmpty()
                ? List.of(unknown(category, "No price in '" + category + "' was ever 5 % off its mean."))
                : seen;
    }

    private static Strategy unknown(@Nullable String category, String why) {
        return Strategy.unknown(FocusArea.REVENUE, NAME, category, why);
    }

    private Strategy strategy(String category, Estimate recent, PriceResponse response, double change) {
        var products = categories.products(category);
        var given = situation.assumptions();
        var days = given.days(Assumption.PRICING_DAYS);
        var share = situation.effective(days) / (double) situation.horizon();
        var value = recent.times(response.revenueChange(change)).times(share);
        var cost = given.of(Assumption.PRICING_COST) + products.size() * given.of(Assumption.PRICING_COST_PER_PRODUCT);
        return new Strategy(
                FocusArea.REVENUE,
                NAME,
                category,
                String.format(Locale.ROOT, "%+d_percent", Math.round(100 * change)),
                new Strategy.Figures(value, situation.percent(value), "percent_of_revenue", cost, days),
                evidence(recent, response, products),
                products,
                assumptions());
    }

    private static Map<String, Object> evidence(Estimate recent, PriceResponse response, List<String> products) {
        var evidence = new LinkedHashMap<String, Object>();
        evidence.put("sold_in_last_horizon", Told.money(recent.mean()));
        evidence.put("elasticity", Told.share(response.elasticity().mean()));
        evidence.put("elasticity_low", Told.share(response.elasticity().low()));
        evidence.put("elasticity_high", Told.share(response.elasticity().high()));
        evidence.put("months_of_products", response.observations());
        evidence.put("products_compared", response.products());
        evidence.put("lowest_price_seen_percent", Told.money(100 * Math.expm1(response.lowest())));
        evidence.put("highest_price_seen_percent", Told.money(100 * Math.expm1(response.highest())));
        evidence.put("products", products.stream().limit(Strategy.MOST_LISTED).toList());
        return evidence;
    }

    private List<String> assumptions() {
        var given = situation.assumptions();
        return List.of(
                "Units will answer to prices as they did; what else changed at the same time as a price is taken for its effect.",
                "Months in which a product was not sold at all say nothing of its price.",
                "Revenue counts and not profit, as the graph knows no cost of goods.",
                "As much would be sold as in the last horizon, and customers do not turn to other categories.",
                "New prices cost " + given.of(Assumption.PRICING_COST) + " and "
                        + given.of(Assumption.PRICING_COST_PER_PRODUCT) + " a product, and take "
                        + given.of(Assumption.PRICING_DAYS) + " days.");
    }
}
