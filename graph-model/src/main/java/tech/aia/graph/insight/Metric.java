package tech.aia.graph.insight;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A figure of the dashboard that a rule can watch. */
public enum Metric {
    REVENUE_CURRENT_MONTH("revenue.current_month", d -> d.revenue().currentMonth(), Metric::revenue),
    REVENUE_GROWTH_RATE("revenue.growth_rate", d -> d.revenue().growthRate(), Metric::revenue, Metric::hasWeek),
    /** Percent that the forecast lies above the last whole month. */
    REVENUE_FORECAST_GROWTH("revenue.forecast_growth", Metric::forecastGrowth, Metric::forecast),
    CUSTOMERS_TOTAL_ACTIVE("customers.total_active", d -> real(d.customers().totalActive()), Metric::churn),
    CUSTOMERS_NEW_THIS_MONTH("customers.new_this_month", d -> real(d.customers().newThisMonth()), (d, to) -> {}),
    CUSTOMERS_CHURN_RATE("customers.churn_rate", d -> d.customers().churnRate(), Metric::churn),
    /** Percentage points that the churn rate lies above that of the month before. */
    CUSTOMERS_CHURN_RATE_CHANGE("customers.churn_rate_change", Metric::churnChange, Metric::churn),
    CUSTOMERS_SATISFACTION_SCORE(
            "customers.satisfaction_score",
            d -> d.customers().satisfactionScore(),
            (d, to) -> to.accept("customers_with_a_score", d.customers().satisfactionCount())),
    OPERATIONS_TASK_COMPLETION_RATE(
            "operations.task_completion_rate",
            d -> d.operations().taskCompletionRate(),
            Metric::tasks,
            Metric::hasTasks),
    OPERATIONS_AVERAGE_RESPONSE_TIME(
            "operations.average_response_time",
            d -> d.operations().averageResponseTime(),
            Metric::tasks,
            Metric::hasTasks),
    OPERATIONS_SYSTEM_UPTIME(
            "operations.system_uptime", d -> d.operations().systemUptime(), (d, to) -> {}, Metric::hasDay),
    OPERATIONS_AGENT_EFFICIENCY(
            "operations.agent_efficiency", d -> d.operations().agentEfficiency(), Metric::tasks, Metric::hasTasks);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int FEWEST_TASKS = 10;

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // without state
    private final Function<Dashboard, @Nullable Double> value;

    @SuppressWarnings("ImmutableEnumChecker") // without state
    private final BiConsumer<Dashboard, BiConsumer<String, @Nullable Object>> evidence;

    @SuppressWarnings("ImmutableEnumChecker") // without state
    private final Predicate<Dashboard> meaningful;

    Metric(
            String word,
            Function<Dashboard, @Nullable Double> value,
            BiConsumer<Dashboard, BiConsumer<String, @Nullable Object>> evidence) {
        this(word, value, evidence, d -> true);
    }

    /** @param meaningful whether there is enough behind the value to be held to a rule */
    Metric(
            String word,
            Function<Dashboard, @Nullable Double> value,
            BiConsumer<Dashboard, BiConsumer<String, @Nullable Object>> evidence,
            Predicate<Dashboard> meaningful) {
        this.word = word;
        this.value = value;
        this.evidence = evidence;
        this.meaningful = meaningful;
    }

    /** Such as {@code customers.churn_rate}. */
    public String word() {
        return word;
    }

    /** Whether it is known without a look at purchases and customers. */
    boolean isOfOperations() {
        return word.startsWith("operations.");
    }

    /** Null when it cannot be known, or when too little is behind it yet: a month of a day, or a single task. */
    @Nullable
    Double heldToRules(Dashboard dashboard) {
        return meaningful.test(dashboard) ? value.apply(dashboard) : null;
    }

    /** The figures it was worked out from. */
    Map<String, Object> evidence(Dashboard dashboard) {
        var figures = new LinkedHashMap<String, Object>();
        evidence.accept(dashboard, (name, figure) -> {
            if (figure != null) {
                figures.put(name, figure);
            }
        });
        return figures;
    }

    public static Optional<Metric> find(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word.equals(word))
                .findFirst();
    }

    /** For messages. */
    public static String words() {
        return Arrays.stream(values()).map(Metric::word).collect(Collectors.joining(", "));
    }

    private static boolean hasWeek(Dashboard dashboard) {
        return hasLasted(dashboard, WEEK);
    }

    private static boolean hasDay(Dashboard dashboard) {
        return hasLasted(dashboard, DAY);
    }

    /** Of the current month. */
    private static boolean hasLasted(Dashboard dashboard, Duration least) {
        var begin = MonthAxis.begin(MonthAxis.monthBefore(dashboard.asOf()));
        return dashboard.asOf().toEpochMilli() - begin >= least.toMillis();
    }

    private static boolean hasTasks(Dashboard dashboard) {
        return dashboard.operations().completed() + dashboard.operations().failed() >= FEWEST_TASKS;
    }

    private static @Nullable Double real(@Nullable Long count) {
        return count == null ? null : Double.valueOf(count);
    }

    private static void revenue(Dashboard dashboard, BiConsumer<String, @Nullable Object> to) {
        to.accept("current_month", dashboard.revenue().currentMonth());
        to.accept("previous_month", dashboard.revenue().previousMonth());
        to.accept("previous_month_to_date", dashboard.revenue().previousMonthToDate());
    }

    private static @Nullable Double forecastGrowth(Dashboard dashboard) {
        var forecast = dashboard.revenue().forecast();
        var last = lastWholeMonth(dashboard);
        return forecast == null || last == null ? null : Percent.change(forecast.value(), last);
    }

    private static @Nullable Double lastWholeMonth(Dashboard dashboard) {
        var revenue = dashboard.revenue();
        return revenue.complete() ? revenue.currentMonth() : revenue.previousMonth();
    }

    private static void forecast(Dashboard dashboard, BiConsumer<String, @Nullable Object> to) {
        var forecast = dashboard.revenue().forecast();
        if (forecast != null) {
            to.accept("forecast_next_month", forecast.value());
            to.accept("forecast_low", forecast.low());
            to.accept("forecast_high", forecast.high());
        }
        to.accept("last_whole_month", lastWholeMonth(dashboard));
    }

    private static @Nullable Double churnChange(Dashboard dashboard) {
        var now = dashboard.customers().churnRate();
        var before = dashboard.customers().churn().previousRate();
        return now == null || before == null ? null : Percent.rounded(now - before);
    }

    private static void churn(Dashboard dashboard, BiConsumer<String, @Nullable Object> to) {
        var churn = dashboard.customers().churn();
        to.accept(churn.from() == null ? "customers_that_tell" : "customers_a_month_before", churn.customers());
        to.accept("lost", churn.lost());
        to.accept("previous_churn_rate", churn.previousRate());
    }

    private static void tasks(Dashboard dashboard, BiConsumer<String, @Nullable Object> to) {
        to.accept("completed", dashboard.operations().completed());
        to.accept("failed", dashboard.operations().failed());
        to.accept("attempts", dashboard.operations().attempts());
    }
}
