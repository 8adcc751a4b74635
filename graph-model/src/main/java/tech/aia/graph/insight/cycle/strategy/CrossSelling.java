package tech.aia.graph.insight.cycle.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.insight.cycle.strategy.CategoryBook.Buyer;

/**
 * Offers of a category to the buyers of another who lack it. How many take it up by themselves is seen from the horizon before: of those who
 * then bought the one and not the other, who took up the other since.
 */
final class CrossSelling {
    private static final String NAME = "cross_selling";
    private static final int FEWEST_TAKERS = 3;
    private static final int MOST_PAIRS = 20;

    private final Situation situation;
    private final CategoryBook book;
    private final Campaign campaign;

    CrossSelling(Situation situation, CategoryBook book) {
        this.situation = situation;
        this.book = book;
        this.campaign = new Campaign(situation.assumptions());
    }

    /**
     * Buyers of one category who lacked another a horizon ago.
     *
     * @param from number of the one that they had; -1 for any
     * @param takers those who took up the other since
     */
    private record Uptake(int from, int to, long lacking, List<Buyer> takers) {
        Estimate share() {
            return Estimate.share(takers.size(), lacking);
        }

        double rate() {
            return lacking == 0 ? 0 : takers.size() / (double) lacking;
        }
    }

    List<Strategy> strategies() {
        if (book.names().size() < 2) {
            return List.of(unknown("Products of fewer than two categories were bought."));
        }
        var found = new ArrayList<Strategy>();
        for (int to = 0; to < book.names().size(); to++) {
            var anyone = uptake(-1, to);
            for (int from = 0; from < book.names().size(); from++) {
                var strategy = from == to ? null : strategy(uptake(from, to), anyone);
                if (strategy != null) {
                    found.add(strategy);
                }
            }
        }
        if (found.isEmpty()) {
            return List.of(unknown(
                    "No two categories were found of which active buyers of the one lack the other, and took it up"
                            + " more often than others did, " + FEWEST_TAKERS
                            + " of them at least, in the last horizon."));
        }
        return found.stream().sorted(CrossSelling.LARGEST).limit(MOST_PAIRS).toList();
    }

    private static final Comparator<Strategy> LARGEST = Comparator.<Strategy>comparingDouble(strategy ->
                    strategy.figures() == null ? 0 : -strategy.figures().value().mean())
            .thenComparing(Strategy::key);

    private static Strategy unknown(String why) {
        return Strategy.unknown(FocusArea.REVENUE, NAME, null, why);
    }

    private Uptake uptake(int from, int to) {
        var moment = situation.begin();
        long lacking = 0;
        var takers = new ArrayList<Buyer>();
        for (var buyer : book.buyers()) {
            if (isActive(buyer.lastBefore(), moment)
                    && !buyer.hadBefore(to, moment)
                    && (from < 0 || buyer.hadBefore(from, moment))) {
                lacking++;
                if (buyer.has(to)) {
                    takers.add(buyer);
                }
            }
        }
        return new Uptake(from, to, lacking, takers);
    }

    private boolean isActive(long last, long moment) {
        return last >= moment - situation.assumptions().of(Assumption.LOST_AFTER_DAYS) * Situation.DAY;
    }

    private @Nullable Strategy strategy(Uptake uptake, Uptake anyone) {
        if (uptake.takers().size() < FEWEST_TAKERS || uptake.rate() <= anyone.rate()) {
            return null;
        }
        var chosen = book.buyers().stream()
                .filter(buyer ->
                        isActive(buyer.last(), situation.end()) && buyer.has(uptake.from()) && !buyer.has(uptake.to()))
                .map(Buyer::id)
                .toList();
        if (chosen.isEmpty()) {
            return null;
        }
        var days = campaign.days(chosen.size());
        var part = situation.effective(days) / (double) situation.horizon();
        var value = uptake.share()
                .times(situation.assumptions().effect(Assumption.CROSS_SELLING_UPLIFT))
                .times(spent(uptake))
                .times(chosen.size() * part);
        return new Strategy(
                FocusArea.REVENUE,
                NAME,
                book.names().get(uptake.to()),
                "to_buyers_of_" + book.names().get(uptake.from()),
                new Strategy.Figures(
                        value, situation.percent(value), "percent_of_revenue", campaign.cost(chosen.size()), days),
                evidence(uptake, anyone, chosen),
                chosen,
                assumptions());
    }

    /** What one who took the category up spent on it in the horizon. */
    private static Estimate spent(Uptake uptake) {
        var amounts = uptake.takers().stream()
                .mapToDouble(buyer -> buyer.spent()[uptake.to()])
                .toArray();
        var mean = Arrays.stream(amounts).average().orElse(0);
        var squares = Arrays.stream(amounts)
                .map(amount -> (amount - mean) * (amount - mean))
                .sum();
        return new Estimate(mean, Math.sqrt(squares / (amounts.length - 1) / amounts.length));
    }

    private Map<String, Object> evidence(Uptake uptake, Uptake anyone, List<String> chosen) {
        var evidence = new LinkedHashMap<String, Object>();
        evidence.put("customers_lacking_it", chosen.size());
        evidence.put("earlier_lacking_it", uptake.lacking());
        evidence.put("earlier_takers", uptake.takers().size());
        evidence.put("uptake", Told.share(uptake.rate()));
        evidence.put("uptake_of_anyone", Told.share(anyone.rate()));
        evidence.put("spent_by_a_taker", Told.money(spent(uptake).mean()));
        evidence.put("customers", chosen.stream().limit(Strategy.MOST_LISTED).toList());
        return evidence;
    }

    private List<String> assumptions() {
        var given = situation.assumptions();
        return List.of(
                "As many would take the category up by themselves as did in the last horizon, and spend as much on it.",
                "The campaign raises that share by " + given.of(Assumption.CROSS_SELLING_UPLIFT)
                        + " of itself, uncertain by " + given.of(Assumption.EFFECT_UNCERTAINTY) + " of that.",
                campaign.words());
    }
}
