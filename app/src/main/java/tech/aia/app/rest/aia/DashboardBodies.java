package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is answered about the business; whatever cannot be known is null. */
final class DashboardBodies {
    private DashboardBodies() {}

    @Schema(name = "Dashboard", description = "definitions says what each figure means")
    record View(
            @Schema(example = "bi_dashboard_main") String dashboardId,
            Instant generatedAt,

            @Schema(description = "What happened before counts")
            Instant asOf,

            @Schema(description = "Values by property of customers; empty for all", example = "{\"country\": [\"DE\"]}")
            Map<String, List<String>> segment,

            Metrics metrics,
            Trends trends,
            TrendTests trendTests,
            List<Alert> alerts,
            List<Month> monthly,
            TopMovers topMovers,
            Source source,
            Map<String, String> definitions) {}

    @Schema(name = "DashboardMetrics")
    record Metrics(Revenue revenue, Customers customers, Operations operations) {}

    @Schema(name = "DashboardRevenue", description = "In the currency of the data")
    record Revenue(
            @Schema(description = "From the beginning of the month of as_of to as_of", example = "125000.50") @Nullable
            Double currentMonth,

            @Schema(description = "The whole month before", example = "118000.25") @Nullable
            Double previousMonth,

            @Schema(description = "Percent over previous_month_to_date", example = "5.93") @Nullable
            Double growthRate,

            @Schema(description = "Of the month after that of as_of", example = "132000.00") @Nullable
            Double forecastNextMonth,

            @Schema(example = "2025-10") String month,

            @Schema(description = "Whether that month is over at as_of")
            boolean complete,

            @Schema(description = "Of the month before, as long as the current one has lasted") @Nullable
            Double previousMonthToDate,

            @Nullable Forecast forecast,

            @Schema(description = "Why there is no forecast") @Nullable
            String forecastMissing) {}

    @Schema(name = "RevenueForecast")
    record Forecast(
            double value,
            double low,
            double high,

            @Schema(description = "Percent of cases that the interval is made to hold", example = "80")
            int level,

            @Schema(example = "seasonal_arima") String method,

            @Schema(description = "Of the method in the back-test")
            double meanAbsoluteError,

            @Nullable Double meanAbsolutePercentageError,

            @Schema(description = "Months it was tested on", example = "12")
            int backTests,

            int stepsAhead,

            @Schema(description = "Whole months that it rests on")
            int months,

            @Schema(description = "All methods that took part, the best first")
            List<Tried> tried) {}

    @Schema(name = "ForecastMethod")
    record Tried(String method, double meanAbsoluteError) {}

    @Schema(name = "DashboardCustomers")
    record Customers(
            @Schema(example = "1247") @Nullable Long totalActive,
            @Schema(example = "89") @Nullable Long newThisMonth,

            @Schema(description = "Percent", example = "2.1") @Nullable
            Double churnRate,

            @Schema(description = "0 to 10", example = "8.7") @Nullable
            Double satisfactionScore,

            Churn churn,

            @Schema(description = "Customers that have a score")
            long satisfactionCount) {}

    @Schema(name = "DashboardChurn")
    record Churn(
            @Schema(description = "activity or recorded") String rule,

            @Schema(description = "When the customers were counted; null for marks without a time") @Nullable
            Instant from,

            @Schema(description = "That there were then") long customers,

            @Schema(description = "Those of them that are no more")
            long lost,

            @Schema(description = "Percent, of the month before") @Nullable
            Double previousRate) {}

    @Schema(name = "DashboardOperations", description = "Of the tasks that ended in the month of as_of")
    record Operations(
            @Schema(description = "Percent", example = "97.8") @Nullable
            Double taskCompletionRate,

            @Schema(description = "Seconds", example = "1.2") @Nullable
            Double averageResponseTime,

            @Schema(description = "Percent", example = "99.97") @Nullable
            Double systemUptime,

            @Schema(description = "Percent", example = "94.5") @Nullable
            Double agentEfficiency,

            long completed,
            long failed,
            long attempts) {}

    @Schema(name = "DashboardTrends", description = "null where months are too few")
    record Trends(
            @Schema(description = "increasing, decreasing or stable", example = "increasing") @Nullable
            String revenueTrend,

            @Schema(description = "increasing, decreasing or stable", example = "stable") @Nullable
            String customerGrowth,

            @Schema(description = "improving, worsening or stable", example = "improving") @Nullable
            String operationalEfficiency) {}

    @Schema(name = "DashboardTrendTests")
    record TrendTests(TrendTest revenueTrend, TrendTest customerGrowth, TrendTest operationalEfficiency) {}

    @Schema(name = "TrendTest", description = "Its figures are null with fewer than 8 months")
    record TrendTest(
            @Schema(example = "mann_kendall") String test,

            @Schema(description = "Months that were looked at")
            int months,

            @Schema(description = "Kendall's S") @Nullable Long statistic,
            @Nullable Double z,
            @Schema(description = "Two-sided") @Nullable Double pValue,

            @Schema(description = "Sen's slope, a month") @Nullable
            Double slope) {}

    @Schema(name = "DashboardAlert")
    record Alert(
            @Schema(description = "info, warning or critical", example = "warning")
            String type,

            String message,

            @Schema(description = "low, medium, high or critical", example = "medium")
            String severity,

            boolean actionRequired,
            @Schema(example = "customers.churn_rate") String metric,
            @Schema(description = "above or below") String direction,
            double value,
            double threshold,
            @Schema(example = "churn_is_high") String ruleId,

            @Schema(description = "What the value was worked out from")
            Map<String, Object> figures) {}

    @Schema(name = "DashboardMonth")
    record Month(
            @Schema(example = "2025-09") String month,
            boolean complete,
            double revenue,
            long purchases,
            @Schema(description = "Customers that bought") long buyers,
            long newCustomers,
            @Schema(description = "At its end") long activeCustomers,

            @Schema(description = "Percent of those active at its beginning, by purchases") @Nullable
            Double churnRate) {}

    @Schema(
            name = "TopMovers",
            description = "Changes against the month before, each as long as the current one lasted")
    record TopMovers(
            List<Mover> customersUp, List<Mover> customersDown, List<Mover> productsUp, List<Mover> productsDown) {}

    @Schema(name = "Mover")
    record Mover(String id, @Nullable String name, double current, double previous, double change) {}

    @Schema(name = "DashboardSource", description = "What the figures were worked out from")
    record Source(
            long customers,
            long purchases,

            @Schema(description = "Purchases that say no amount")
            long withoutAmount,

            @Schema(description = "Purchases that say no time, and count nowhere")
            long withoutTime,

            @Nullable Instant firstPurchase,
            @Nullable Instant lastPurchase,

            @Schema(description = "The committed change up to which this is true")
            long changeCursor,

            @Schema(description = "When all purchases were last read")
            Instant readAt) {}
}
