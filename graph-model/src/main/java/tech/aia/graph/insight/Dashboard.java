package tech.aia.graph.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.insight.series.Forecast;
import tech.aia.graph.insight.series.MannKendall;

/**
 * How the business did until a moment. Months are those of the calendar in UTC; the current one is that of the moment, as far as it has gone.
 * Rates are percentages. Whatever cannot be known is null.
 *
 * @param asOf what happened before counts
 * @param definitions what each figure means in this very answer
 */
public record Dashboard(
        Instant generatedAt,
        Instant asOf,
        Segment segment,
        Revenue revenue,
        Customers customers,
        Operations operations,
        Trends trends,
        List<Alert> alerts,
        List<Month> months,
        Movers movers,
        Source source,
        Map<String, String> definitions) {

    Dashboard alerts(List<Alert> raised) {
        return new Dashboard(
                generatedAt,
                asOf,
                segment,
                revenue,
                customers,
                operations,
                trends,
                List.copyOf(raised),
                months,
                movers,
                source,
                definitions);
    }

    /**
     * In the currency of the data.
     *
     * @param month the current one, such as {@code 1998-05}
     * @param complete whether the current month is over at the moment
     * @param currentMonth from its beginning to the moment
     * @param previousMonth the whole month before
     * @param previousMonthToDate of the month before, as long as the current one has lasted
     * @param growthRate of {@code currentMonth} over {@code previousMonthToDate}
     * @param forecast of the month after the current one
     * @param forecastMissing why there is none
     */
    public record Revenue(
            String month,
            boolean complete,
            @Nullable Double currentMonth,
            @Nullable Double previousMonth,
            @Nullable Double previousMonthToDate,
            @Nullable Double growthRate,
            @Nullable Forecast forecast,
            @Nullable String forecastMissing) {}

    /**
     * @param newThisMonth whose first purchase is in the current month
     * @param satisfactionScore mean of the customers that have one, 0 to 10
     * @param satisfactionCount how many have one
     */
    public record Customers(
            @Nullable Long totalActive,
            @Nullable Long newThisMonth,
            @Nullable Double churnRate,
            Churn churn,
            @Nullable Double satisfactionScore,
            long satisfactionCount) {}

    /**
     * @param rule the one that was applied, never {@link ChurnRule#AUTO}
     * @param from when the customers were counted; null for marks without a time
     * @param customers that there were then
     * @param lost those of them that are customers no more
     * @param previousRate of the month before, by the same rule; null where that is not known
     */
    public record Churn(
            ChurnRule rule,
            @Nullable Instant from,
            long customers,
            long lost,
            @Nullable Double previousRate) {}

    /**
     * Of the tasks that ended in the current month.
     *
     * @param taskCompletionRate completed of completed and failed
     * @param averageResponseTime seconds from submission to completion
     * @param systemUptime share of the current month that the platform was up
     * @param agentEfficiency completed of all attempts that were made at these tasks
     */
    public record Operations(
            @Nullable Double taskCompletionRate,
            @Nullable Double averageResponseTime,
            @Nullable Double systemUptime,
            @Nullable Double agentEfficiency,
            long completed,
            long failed,
            long attempts) {}

    public record Trends(Trend revenue, Trend customerGrowth, Trend operationalEfficiency) {}

    /**
     * @param direction null where months are too few
     * @param months that were tested
     */
    public record Trend(
            MannKendall.@Nullable Direction direction,
            @Nullable MannKendall test,
            int months) {}

    /**
     * @param month such as {@code 1998-04}
     * @param complete false for a month that had not ended
     * @param buyers customers that bought
     * @param activeCustomers at its end
     * @param churnRate of the customers active at its beginning, by purchases; null when there were none
     */
    public record Month(
            String month,
            boolean complete,
            double revenue,
            long purchases,
            long buyers,
            long newCustomers,
            long activeCustomers,
            @Nullable Double churnRate) {}

    /** Largest changes of revenue between the month before and the current one, each as long as the current one has lasted. */
    public record Movers(
            List<Mover> customersUp, List<Mover> customersDown, List<Mover> productsUp, List<Mover> productsDown) {}

    /** @param name null where the entity has none */
    public record Mover(String id, @Nullable String name, double current, double previous, double change) {}

    /**
     * @param value that the rule was held against
     * @param evidence the figures behind the value
     */
    public record Alert(AlertRule rule, double value, String message, Map<String, Object> evidence) {}

    /**
     * What the figures were worked out from.
     *
     * @param customers of the segment
     * @param purchases of theirs before the moment
     * @param withoutAmount of these
     * @param withoutTime purchases that count nowhere
     * @param changeCursor the committed change up to which this is true
     * @param readAt when the purchases were last read as a whole
     */
    public record Source(
            long customers,
            long purchases,
            long withoutAmount,
            long withoutTime,
            @Nullable Instant firstPurchase,
            @Nullable Instant lastPurchase,
            long changeCursor,
            Instant readAt) {}
}
