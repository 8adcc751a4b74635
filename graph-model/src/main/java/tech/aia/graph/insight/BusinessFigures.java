package tech.aia.graph.insight;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.insight.series.Forecast;
import tech.aia.graph.insight.series.MannKendall;

/** Revenue and customers, out of what a look through the purchases found. */
final class BusinessFigures {
    static final int TREND_MONTHS = 12;

    private static final int FORECAST_MONTHS = 120;

    private final HistoryScan scan;
    private final MonthAxis axis;
    private final DashboardRequest request;
    private final ForecastMemory forecasts;

    BusinessFigures(HistoryScan scan, DashboardRequest request, ForecastMemory forecasts) {
        this.scan = scan;
        this.axis = scan.axis;
        this.request = request;
        this.forecasts = forecasts;
    }

    private boolean hasPurchases() {
        return scan.counted > 0;
    }

    Dashboard.Revenue revenue() {
        var last = axis.months() - 1;
        var hasPrevious = hasPurchases() && last > 0;
        var current = hasPurchases() ? Percent.rounded(scan.revenue[last]) : null;
        var toDate = hasPrevious ? Percent.rounded(scan.previousToDate) : null;
        var steps = axis.complete() ? 1 : 2;
        var months = hasPurchases() ? complete(scan.revenue, FORECAST_MONTHS) : new double[0];
        var forecast = forecasts.of(months, steps).orElse(null);
        return new Dashboard.Revenue(
                axis.month(last).toString(),
                axis.complete(),
                current,
                hasPrevious ? Percent.rounded(scan.revenue[last - 1]) : null,
                toDate,
                current == null || toDate == null ? null : Percent.change(current, toDate),
                forecast,
                forecast == null ? missing(months.length, steps) : null);
    }

    private static String missing(int months, int steps) {
        return "There are " + months + " whole months with purchases; to judge a forecast needs "
                + Forecast.leastMonths(steps);
    }

    /** The last whole months. */
    private double[] complete(double[] series, int most) {
        var months = axis.completeMonths();
        return Arrays.copyOfRange(series, Math.max(0, months - most), months);
    }

    ChurnRule churnRule() {
        return switch (request.churn()) {
            case ACTIVITY, RECORDED -> request.churn();
            case AUTO ->
                scan.recorded.staying() > 0 && 2 * scan.recorded.telling() >= scan.customers
                        ? ChurnRule.RECORDED
                        : ChurnRule.ACTIVITY;
        };
    }

    Dashboard.Customers customers() {
        var isRecorded = churnRule() == ChurnRule.RECORDED;
        var churn = isRecorded ? recorded() : activity();
        var isKnown = isRecorded ? scan.recorded.telling() > 0 : hasPurchases();
        var active = isRecorded ? scan.recorded.activeNow() : scan.churn.activeNow();
        return new Dashboard.Customers(
                isKnown ? active : null,
                hasPurchases() ? scan.newCustomers[axis.months() - 1] : null,
                Percent.of(churn.lost(), churn.customers()),
                churn,
                scan.satisfied == 0 ? null : Percent.rounded(scan.satisfaction / scan.satisfied),
                scan.satisfied);
    }

    private Dashboard.Churn activity() {
        var found = scan.churn;
        return new Dashboard.Churn(
                ChurnRule.ACTIVITY,
                Instant.ofEpochMilli(found.from()),
                found.customers(),
                found.lost(),
                Percent.of(found.previousLost(), found.previousCustomers()));
    }

    private Dashboard.Churn recorded() {
        var found = scan.recorded;
        return new Dashboard.Churn(
                ChurnRule.RECORDED,
                found.hasTimes() ? Instant.ofEpochMilli(found.from()) : null,
                found.customers(),
                found.lost(),
                Percent.of(found.previousLost(), found.previousCustomers()));
    }

    Dashboard.Trend revenueTrend() {
        return trend(hasPurchases() ? complete(scan.revenue, TREND_MONTHS) : new double[0]);
    }

    /** Of the active customers at the ends of months. */
    Dashboard.Trend customerTrend() {
        var ends = Arrays.stream(scan.active).skip(1).asDoubleStream().toArray();
        return trend(hasPurchases() ? complete(ends, TREND_MONTHS) : new double[0]);
    }

    static Dashboard.Trend trend(double[] months) {
        var test = MannKendall.of(months);
        return new Dashboard.Trend(test.map(MannKendall::direction).orElse(null), test.orElse(null), months.length);
    }

    List<Dashboard.Month> months() {
        if (!hasPurchases()) {
            return List.of();
        }
        return IntStream.range(Math.max(0, axis.months() - request.months()), axis.months())
                .mapToObj(this::month)
                .toList();
    }

    private Dashboard.Month month(int place) {
        return new Dashboard.Month(
                axis.month(place).toString(),
                place < axis.completeMonths(),
                Percent.rounded(scan.revenue[place]),
                scan.purchases[place],
                scan.buyers[place],
                scan.newCustomers[place],
                scan.active[place + 1],
                Percent.of(scan.lost[place], scan.active[place]));
    }

    Dashboard.Source source(long cursor, Instant readAt) {
        return new Dashboard.Source(
                scan.customers,
                scan.counted,
                scan.withoutAmount,
                scan.withoutTime,
                hasPurchases() ? instant(scan.firstPurchase) : null,
                hasPurchases() ? instant(scan.lastPurchase) : null,
                cursor,
                readAt);
    }

    private static @Nullable Instant instant(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
