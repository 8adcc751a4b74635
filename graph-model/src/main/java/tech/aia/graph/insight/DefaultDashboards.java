package tech.aia.graph.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.Graph;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.insight.purchases.CustomerHistory;
import tech.aia.graph.insight.purchases.PurchaseTable;
import tech.aia.graph.insight.purchases.PurchaseView;
import tech.aia.graph.insight.uptime.Uptime;

/** {@link Dashboards} over the purchases in memory, and the graph for everything else. */
final class DefaultDashboards implements Dashboards {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultDashboards.class);

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
            Instant readAt) {
        static Seen nothing(Instant asOf) {
            var axis = MonthAxis.until(asOf, asOf.toEpochMilli(), 1);
            return new Seen(new HistoryScan(axis, 0, 0, 0), List.of(), List.of(), 0, asOf);
        }
    }

    @Override
    public Dashboard read(DashboardRequest request) {
        var now = clock.instant();
        var asOf = AsOf.of(request.asOf(), now);
        var seen = segments.read(request.segment(), (view, customers) -> look(view, customers, request, asOf));
        return alarms.raise(dashboard(request, now, asOf, seen));
    }

    @Override
    public HeldRules hold() {
        try {
            return new HeldRules(read(DashboardRequest.NOW).alerts(), Set.of());
        } catch (GraphModelException.BeyondMemory tooMany) {
            LOG.warn("Only the rules about operations can be held: {}", tooMany.getMessage());
            var now = clock.instant();
            var alone = dashboard(DashboardRequest.NOW, now, now, Seen.nothing(now));
            return new HeldRules(alarms.raise(alone).alerts(), alarms.ofPurchases());
        }
    }

    private Dashboard dashboard(DashboardRequest request, Instant now, Instant asOf, Seen seen) {
        var business = new BusinessFigures(seen.scan(), request, forecasts);
        return new Dashboard(
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
