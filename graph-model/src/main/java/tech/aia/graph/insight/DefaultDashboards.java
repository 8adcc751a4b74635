package tech.aia.graph.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import tech.aia.cypher.Graph;
import tech.aia.graph.insight.purchases.CustomerHistory;
import tech.aia.graph.insight.purchases.PurchaseTable;
import tech.aia.graph.insight.purchases.PurchaseView;
import tech.aia.graph.insight.uptime.Uptime;

/** {@link Dashboards} over the purchases in memory, and the graph for everything else. */
final class DefaultDashboards implements Dashboards {
    private final Clock clock;
    private final SegmentCustomers segments;
    private final Alarms alarms;
    private final MoverNames names;
    private final OperationFigures operations;
    private final ForecastMemory forecasts = new ForecastMemory();

    DefaultDashboards(Graph graph, Clock clock, PurchaseTable purchases, Uptime uptime, AlertRules rules) {
        this.clock = clock;
        this.segments = new SegmentCustomers(graph, purchases);
        this.alarms = new Alarms(rules);
        this.names = new MoverNames(graph);
        this.operations = new OperationFigures(new TaskFigures(graph, clock), uptime);
    }

    /** What one look through the purchases found. */
    private record Seen(
            HistoryScan scan,
            List<TopMovers.Moved> productsUp,
            List<TopMovers.Moved> productsDown,
            long cursor,
            Instant readAt) {}

    @Override
    public Dashboard read(DashboardRequest request) {
        var now = clock.instant();
        var asOf = AsOf.of(request.asOf(), now);
        var seen = segments.read(request.segment(), (view, customers) -> look(view, customers, request, asOf));
        var business = new BusinessFigures(seen.scan(), request, forecasts);
        var dashboard = new Dashboard(
                now,
                asOf,
                request.segment(),
                business.revenue(),
                business.customers(),
                operations.of(asOf),
                new Dashboard.Trends(business.revenueTrend(), business.customerTrend(), operations.trend(asOf)),
                List.of(),
                business.months(),
                movers(seen),
                business.source(seen.cursor(), seen.readAt()),
                Definitions.of(request, business.churnRule()));
        return alarms.raise(dashboard);
    }

    private static Seen look(
            PurchaseView view, Collection<CustomerHistory> customers, DashboardRequest request, Instant asOf) {
        var end = asOf.toEpochMilli();
        var first = customers.stream()
                .filter(customer -> customer.size() > 0)
                .mapToLong(customer -> customer.time(0))
                .min()
                .orElse(end);
        var axis = MonthAxis.until(asOf, first, DashboardRequest.MOST_MONTHS);
        var window = Duration.ofDays(request.activeDays()).toMillis();
        var scan = new HistoryScan(axis, window, view.products(), request.movers());
        customers.forEach(scan::add);
        return new Seen(
                scan,
                scan.products.top(request.movers(), 1, view::productId).list(),
                scan.products.top(request.movers(), -1, view::productId).list(),
                view.cursor(),
                view.readAt());
    }

    private Dashboard.Movers movers(Seen seen) {
        var scan = seen.scan();
        return names.named(scan.customersUp.list(), scan.customersDown.list(), seen.productsUp(), seen.productsDown());
    }
}
