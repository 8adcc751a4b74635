package tech.aia.app.rest.aia;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.insight.Dashboard;
import tech.aia.graph.insight.series.Forecast;
import tech.aia.graph.insight.series.MannKendall;

/** Dashboards as they are answered. */
final class DashboardViews {
    private static final String ID = "bi_dashboard_main";
    private static final double CENT = 100.0;
    private static final Map<MannKendall.Direction, String> OF_QUALITY = Map.of(
            MannKendall.Direction.INCREASING, "improving",
            MannKendall.Direction.DECREASING, "worsening",
            MannKendall.Direction.STABLE, "stable");

    private DashboardViews() {}

    static DashboardBodies.View view(Dashboard dashboard) {
        var trends = dashboard.trends();
        return new DashboardBodies.View(
                ID,
                dashboard.generatedAt(),
                dashboard.asOf(),
                dashboard.segment().wanted(),
                new DashboardBodies.Metrics(
                        revenue(dashboard.revenue()),
                        customers(dashboard.customers()),
                        operations(dashboard.operations())),
                new DashboardBodies.Trends(
                        word(trends.revenue()), word(trends.customerGrowth()), quality(trends.operationalEfficiency())),
                new DashboardBodies.TrendTests(
                        test(trends.revenue()), test(trends.customerGrowth()), test(trends.operationalEfficiency())),
                dashboard.alerts().stream().map(DashboardViews::alert).toList(),
                dashboard.months().stream().map(DashboardViews::month).toList(),
                movers(dashboard.movers()),
                source(dashboard.source()),
                dashboard.definitions());
    }

    private static DashboardBodies.Revenue revenue(Dashboard.Revenue revenue) {
        var forecast = revenue.forecast();
        return new DashboardBodies.Revenue(
                revenue.currentMonth(),
                revenue.previousMonth(),
                revenue.growthRate(),
                forecast == null ? null : rounded(forecast.value()),
                revenue.month(),
                revenue.complete(),
                revenue.previousMonthToDate(),
                forecast == null ? null : forecast(forecast),
                revenue.forecastMissing());
    }

    private static DashboardBodies.Forecast forecast(Forecast forecast) {
        var percentage = forecast.meanAbsolutePercentageError();
        return new DashboardBodies.Forecast(
                rounded(forecast.value()),
                rounded(forecast.low()),
                rounded(forecast.high()),
                forecast.level(),
                forecast.method(),
                rounded(forecast.meanAbsoluteError()),
                percentage == null ? null : rounded(percentage),
                forecast.backTests(),
                forecast.stepsAhead(),
                forecast.months(),
                forecast.tried().stream()
                        .map(tried -> new DashboardBodies.Tried(tried.method(), rounded(tried.meanAbsoluteError())))
                        .toList());
    }

    private static DashboardBodies.Customers customers(Dashboard.Customers customers) {
        var churn = customers.churn();
        return new DashboardBodies.Customers(
                customers.totalActive(),
                customers.newThisMonth(),
                customers.churnRate(),
                customers.satisfactionScore(),
                new DashboardBodies.Churn(
                        churn.rule().word(), churn.from(), churn.customers(), churn.lost(), churn.previousRate()),
                customers.satisfactionCount());
    }

    private static DashboardBodies.Operations operations(Dashboard.Operations operations) {
        return new DashboardBodies.Operations(
                operations.taskCompletionRate(),
                operations.averageResponseTime(),
                operations.systemUptime(),
                operations.agentEfficiency(),
                operations.completed(),
                operations.failed(),
                operations.attempts());
    }

    private static @Nullable String word(Dashboard.Trend trend) {
        var direction = trend.direction();
        return direction == null ? null : direction.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String quality(Dashboard.Trend trend) {
        var direction = trend.direction();
        return direction == null ? null : OF_QUALITY.get(direction);
    }

    private static DashboardBodies.TrendTest test(Dashboard.Trend trend) {
        var test = trend.test();
        return test == null
                ? new DashboardBodies.TrendTest("mann_kendall", trend.months(), null, null, null, null)
                : new DashboardBodies.TrendTest(
                        "mann_kendall", trend.months(), test.statistic(), test.z(), test.pValue(), test.slope());
    }

    private static DashboardBodies.Alert alert(Dashboard.Alert alert) {
        var rule = alert.rule();
        return new DashboardBodies.Alert(
                rule.severity().type(),
                alert.message(),
                rule.severity().word(),
                rule.actionRequired(),
                rule.metric().word(),
                rule.direction().word(),
                alert.value(),
                rule.threshold(),
                rule.id(),
                alert.evidence());
    }

    private static DashboardBodies.Month month(Dashboard.Month month) {
        return new DashboardBodies.Month(
                month.month(),
                month.complete(),
                month.revenue(),
                month.purchases(),
                month.buyers(),
                month.newCustomers(),
                month.activeCustomers(),
                month.churnRate());
    }

    private static DashboardBodies.TopMovers movers(Dashboard.Movers movers) {
        return new DashboardBodies.TopMovers(
                movers(movers.customersUp()),
                movers(movers.customersDown()),
                movers(movers.productsUp()),
                movers(movers.productsDown()));
    }

    private static List<DashboardBodies.Mover> movers(List<Dashboard.Mover> movers) {
        return movers.stream()
                .map(mover -> new DashboardBodies.Mover(
                        mover.id(), mover.name(), mover.current(), mover.previous(), mover.change()))
                .toList();
    }

    private static DashboardBodies.Source source(Dashboard.Source source) {
        return new DashboardBodies.Source(
                source.customers(),
                source.purchases(),
                source.withoutAmount(),
                source.withoutTime(),
                source.firstPurchase(),
                source.lastPurchase(),
                source.changeCursor(),
                source.readAt());
    }

    private static double rounded(double value) {
        return Math.round(value * CENT) / CENT;
    }
}
