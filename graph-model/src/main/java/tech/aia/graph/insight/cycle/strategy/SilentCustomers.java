package tech.aia.graph.insight.cycle.strategy;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tech.aia.graph.insight.purchases.CustomerHistory;

/**
 * Campaigns to customers that used to buy. Worth of a customer: what it used to buy in the time that is left of the horizon, by the share of
 * such customers that did not come back by themselves, by the share of those that the campaign is assumed to keep.
 */
final class SilentCustomers {
    /** Earlier moments, each a horizon before the next, at which customers are looked at to see who came back. */
    private static final int EARLIER = 4;

    private final Situation situation;
    private final Silence silence;
    private final Campaign campaign;

    SilentCustomers(Situation situation, Silence silence) {
        this.situation = situation;
        this.silence = silence;
        this.campaign = new Campaign(situation.assumptions());
    }

    /** How many were as silent at earlier moments, and how many of these bought within a horizon after. */
    private record Past(long silent, long returned) {
        Past plus(Past other) {
            return new Past(silent + other.silent, returned + other.returned);
        }
    }

    List<Strategy> strategies() {
        var habits = silentAt(situation.end())
                .filter(habit -> habit.perDay() > 0)
                .sorted(Comparator.comparingDouble(BuyingHabit::perDay)
                        .reversed()
                        .thenComparing(BuyingHabit::id))
                .toList();
        if (habits.isEmpty()) {
            return List.of(Strategy.unknown(
                    FocusArea.CUSTOMER_SATISFACTION,
                    silence.strategy(),
                    null,
                    "There are no " + silence.who()
                            + ": nobody who bought on three days or more has been silent for as long as that takes."));
        }
        var past = past();
        return Campaign.sizes(habits.size()).stream()
                .map(size -> strategy(habits.subList(0, size), habits.size(), past))
                .toList();
    }

    private Stream<BuyingHabit> silentAt(long moment) {
        return situation.histories().stream()
                .map(history -> BuyingHabit.at(history, moment))
                .filter(Objects::nonNull)
                .filter(habit -> silence.fits(habit, situation.assumptions()));
    }

    private Past past() {
        var past = new Past(0, 0);
        for (int back = 1; back <= EARLIER; back++) {
            var moment = situation.end() - (long) back * situation.horizon() * Situation.DAY;
            for (var history : situation.histories()) {
                past = past.plus(past(history, moment));
            }
        }
        return past;
    }

    private Past past(CustomerHistory history, long moment) {
        var habit = BuyingHabit.at(history, moment);
        if (habit == null || !silence.fits(habit, situation.assumptions())) {
            return new Past(0, 0);
        }
        var after = history.sizeBefore(moment + situation.horizon() * Situation.DAY);
        return new Past(1, after > history.sizeBefore(moment) ? 1 : 0);
    }

    private Strategy strategy(List<BuyingHabit> chosen, int all, Past past) {
        var days = campaign.days(chosen.size());
        var effective = situation.effective(days);
        var worth = chosen.stream().map(habit -> habit.worth(effective)).reduce(Estimate.NOTHING, Estimate::plus);
        var returning = Estimate.share(past.returned(), past.silent());
        var value = worth.times(returning.complement())
                .times(situation.assumptions().effect(silence.rate()));
        return new Strategy(
                FocusArea.CUSTOMER_SATISFACTION,
                silence.strategy(),
                null,
                chosen.size() + "_of_" + all + "_customers",
                new Strategy.Figures(
                        value, situation.percent(value), "percent_of_revenue", campaign.cost(chosen.size()), days),
                evidence(chosen, all, past, returning, worth),
                chosen.stream().map(BuyingHabit::id).toList(),
                assumptions());
    }

    private static Map<String, Object> evidence(
            List<BuyingHabit> chosen, int all, Past past, Estimate returning, Estimate worth) {
        var evidence = new LinkedHashMap<String, Object>();
        evidence.put("customers_silent", all);
        evidence.put("customers_chosen", chosen.size());
        evidence.put("earlier_silent", past.silent());
        evidence.put("earlier_returned", past.returned());
        evidence.put("share_returning_by_itself", Told.share(returning.mean()));
        evidence.put("usual_purchases_in_effective_days", Told.money(worth.mean()));
        evidence.put(
                "customers",
                chosen.stream()
                        .limit(Strategy.MOST_LISTED)
                        .map(SilentCustomers::evidence)
                        .toList());
        return evidence;
    }

    private static Map<String, Object> evidence(BuyingHabit habit) {
        var evidence = new LinkedHashMap<String, Object>();
        evidence.put("id", habit.id());
        evidence.put("days_bought_on", habit.days());
        evidence.put("usual_gap_days", habit.usualGap());
        evidence.put("silent_days", Told.share(habit.silence()));
        evidence.put("last_purchase", Instant.ofEpochMilli(habit.lastPurchase()).toString());
        evidence.put("bought_a_day", Told.money(habit.perDay()));
        return evidence;
    }

    private List<String> assumptions() {
        var given = situation.assumptions();
        return List.of(
                "Customers would go on to buy as they used to.",
                "Of the " + silence.who() + " that would not come back by themselves, the campaign keeps a share of "
                        + given.of(silence.rate()) + ", uncertain by "
                        + given.of(Assumption.EFFECT_UNCERTAINTY) + " of it.",
                campaign.words());
    }
}
