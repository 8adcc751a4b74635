package tech.aia.graph.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tech.aia.cypher.Graph;
import tech.aia.graph.insight.purchases.CustomerHistory;
import tech.aia.graph.insight.purchases.PurchaseTable;
import tech.aia.graph.insight.purchases.PurchaseView;
import tech.aia.graph.insight.uptime.Uptime;

/** {@link Dashboards} over the purchases in memory, and the graph for everything else. */
final class DefaultDashboards implements Dashboards {
    private static final Duration YEAR = Duration.ofDays(365);

    private final Clock clock;
    private final PurchaseTable purchases;
    private final SegmentCustomers segments;
    private final Alarms alarms;
    private final MoverNames names;
    private final OperationFigures operations;
    private final ForecastMemory forecasts = new ForecastMemory();

    DefaultDashboards(Graph graph, Clock clock, PurchaseTable purchases, Uptime uptime, AlertRules rules) {
        this.clock = clock;
        this.purchases = purchases;
        this.segments = new SegmentCustomers(graph);
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
        var asOf = request.asOf() == null ? now : request.asOf();
        var seen = ofSegment(request.segment(), (view, customers) -> look(view, customers, request, asOf));
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

    @Override
    public List<CustomerStanding> customers(DashboardRequest request) {
        var asOf = request.asOf() == null ? clock.instant() : request.asOf();
        var window = Duration.ofDays(request.activeDays()).toMillis();
        return ofSegment(
                request.segment(),
                (view, customers) -> customers.stream()
                        .map(customer -> standing(customer, asOf.toEpochMilli(), window))
                        .sorted(Comparator.comparing(CustomerStanding::id))
                        .toList());
    }

    private static CustomerStanding standing(CustomerHistory history, long end, long window) {
        var size = history.sizeBefore(end);
        double revenue = 0;
        double ofYear = 0;
        for (int i = 0; i < size; i++) {
            var amount = Double.isNaN(history.amount(i)) ? 0 : history.amount(i);
            revenue += amount;
            ofYear += history.time(i) >= end - YEAR.toMillis() ? amount : 0;
        }
        return new CustomerStanding(
                history.id(),
                size == 0 ? null : Instant.ofEpochMilli(history.time(0)),
                size == 0 ? null : Instant.ofEpochMilli(history.time(size - 1)),
                size,
                Percent.rounded(revenue),
                Percent.rounded(ofYear),
                size > 0 && history.time(size - 1) >= end - window);
    }

    /** Reads the purchases of a segment's customers. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(PurchaseView view, Collection<CustomerHistory> customers);
    }

    private <T> T ofSegment(Segment segment, Reading<T> reading) {
        if (segment.isEveryone()) {
            return purchases.read(view -> reading.read(view, view.customers()));
        }
        var ids = segments.ids(segment, purchases.read(PurchaseView::version));
        return purchases.read(view -> reading.read(view, chosen(view, ids::contains)));
    }

    private static List<CustomerHistory> chosen(PurchaseView view, java.util.function.Predicate<String> wanted) {
        Stream<CustomerHistory> all = view.customers().stream();
        return all.filter(customer -> wanted.test(customer.id())).toList();
    }
}
