package tech.aia.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.HttpApi;
import tech.aia.bench.subject.Platform;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.bench.subject.Waiting;
import tech.aia.bench.subject.WorkDirectory;
import tech.aia.cypher.Graph;
import tech.aia.graph.insight.DashboardRequest;
import tech.aia.graph.insight.Dashboards;
import tech.aia.graph.insight.Segment;

/** The business dashboard, against the plain Cypher statement that adds up the same purchases by month. */
final class InsightSection implements Section {
    private static final int JUDGED = 1_000_000;
    private static final double MOST_MILLIS = 50;

    private static final int SEED = 7;
    private static final int CUSTOMERS = 5_000;
    private static final int PRODUCTS = 500;
    private static final int DAYS = 3 * 365;
    private static final int BATCH = 10_000;
    private static final int WARM_UP = 100;
    private static final int CALLS = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(10);

    private static final String ENTITIES = """
            UNWIND range(0, $count - 1) AS i
            CREATE (e:Entity:$($label) {id: $type + '_' + i, type: $type, name: $label + ' ' + i})
            SET e.country = ['DE', 'FR', 'US', 'JP', 'BR'][i % 5]""";
    private static final String PURCHASES = """
            UNWIND $rows AS row
            MATCH (c:Entity {id: row.customer}), (p:Entity {id: row.product})
            CREATE (c)-[:PURCHASED {at: row.at, amount: row.amount, quantity: 1}]->(p)""";
    private static final String ONE_MORE = """
            MATCH (c:Entity {id: $customer}), (p:Entity {id: 'product_1'})
            CREATE (c)-[:PURCHASED {at: $at, amount: 1.0, quantity: 1}]->(p)""";
    private static final String BY_MONTH = """
            MATCH (:Customer)-[r:PURCHASED]->(:Product)
            RETURN r.at.year AS year, r.at.month AS month, sum(r.amount) AS revenue, count(r) AS purchases
            ORDER BY year, month""";

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        try (var work = WorkDirectory.in(run.cache())) {
            var data = work.path().resolve("insight");
            try (var platform = Platform.withoutEmbeddings(data)) {
                fill(platform.graph(), run.purchases());
                inProcess(run, figures, platform);
            }
            overHttp(run, figures, data);
        }
        figures.note(
                "%,d purchases in 3 years by %,d customers of %,d products, made with the seed %d. Each dashboard is as of another day of the last"
                                .formatted(run.purchases(), CUSTOMERS, PRODUCTS, SEED)
                        + " year, " + CALLS + " a round one after the other, after " + WARM_UP
                        + ", by which all forecasts of that year have been made. The Cypher statement gives the sums of months alone.");
    }

    private static void fill(Graph graph, int purchases) {
        graph.write(tx -> tx.run(ENTITIES, Map.of("count", CUSTOMERS, "label", "Customer", "type", "customer")));
        graph.write(tx -> tx.run(ENTITIES, Map.of("count", PRODUCTS, "label", "Product", "type", "product")));
        var random = new Random(SEED);
        for (int from = 0; from < purchases; from += BATCH) {
            var rows = IntStream.range(from, Math.min(purchases, from + BATCH))
                    .mapToObj(i -> purchase(random))
                    .toList();
            graph.write(tx -> tx.run(PURCHASES, Map.of("rows", rows)));
        }
    }

    private static Map<String, Object> purchase(Random random) {
        var day = FIRST_DAY.plusDays(random.nextInt(DAYS));
        var season = 1 + 0.3 * Math.sin(2 * Math.PI * day.getDayOfYear() / 365);
        return Map.of(
                "customer",
                "customer_" + random.nextInt(CUSTOMERS),
                "product",
                "product_" + random.nextInt(PRODUCTS),
                "at",
                day.atTime(random.nextInt(24), random.nextInt(60)).atZone(ZoneOffset.UTC),
                "amount",
                Math.round(100 * season * (5 + 200 * random.nextDouble())) / 100.0);
    }

    private static void inProcess(Run run, Figures figures, Platform platform) {
        var dashboards = platform.dashboards();
        var first = millis(() -> dashboards.read(DashboardRequest.NOW));
        figures.add("first dashboard, which reads all purchases", "ms", Sample.of(first));
        requireAll(dashboards, run.purchases());
        var bar = Bar.atMost(MOST_MILLIS).onlyIf(run.purchases() >= JUDGED, "it is for " + JUDGED + " purchases");
        add(run, figures, "in process, whole business", bar, i -> dashboards.read(asOf(i)));
        add(
                run,
                figures,
                "in process, one country",
                Bar.none(),
                i -> dashboards.read(asOf(i).segment(new Segment(Map.of("country", List.of("DE"))))));
        add(run, figures, "in process, after a purchase", Bar.none(), i -> {
            platform.graph()
                    .write(tx -> tx.run(
                            ONE_MORE,
                            Map.of("customer", "customer_" + i, "at", FIRST_DAY.atStartOfDay(ZoneOffset.UTC))));
            dashboards.read(asOf(i));
        });
        var aggregations = new ArrayList<Double>();
        for (int round = 0; round < run.rounds(); round++) {
            aggregations.add(millis(() -> platform.graph().read(BY_MONTH, Map.of())));
        }
        figures.add("Cypher, sums by month", "ms", Sample.of(aggregations));
    }

    private static void requireAll(Dashboards dashboards, int purchases) {
        var found = dashboards.read(DashboardRequest.NOW).source().purchases();
        if (found != purchases) {
            throw new BenchException("The dashboard knows " + found + " purchases of " + purchases);
        }
    }

    private static void overHttp(Run run, Figures figures, java.nio.file.Path data) {
        try (var server = ServerProcess.start(run.root(), data);
                var api = server.api()) {
            Waiting.until("all to be searchable", LONGEST_QUIET, () -> api.unsearchable() == 0);
            var bar = Bar.atMost(MOST_MILLIS).onlyIf(run.purchases() >= JUDGED, "it is for " + JUDGED + " purchases");
            add(
                    run,
                    figures,
                    "over HTTP, whole business",
                    bar,
                    i -> requireRevenue(api.get("/business-intelligence/dashboard?as_of=" + day(i))));
        }
    }

    private static void requireRevenue(byte[] answer) {
        if (!HttpApi.json(answer)
                .path("metrics")
                .path("revenue")
                .path("current_month")
                .isNumber()) {
            throw new BenchException("The dashboard knows no revenue");
        }
    }

    private static void add(Run run, Figures figures, String what, Bar bar, Load.Operation operation) {
        Load.calls(1, WARM_UP, operation);
        var outcomes = IntStream.range(0, run.rounds())
                .mapToObj(round -> Load.calls(1, CALLS, operation))
                .toList();
        figures.add(what + ", p50", "ms", Load.sample(outcomes, Load.Outcome::p50), bar);
        figures.add(what + ", p95", "ms", Load.sample(outcomes, Load.Outcome::p95));
    }

    private static LocalDate day(int i) {
        return FIRST_DAY.plusDays(DAYS - 1 - 37L * i % 360);
    }

    private static DashboardRequest asOf(int i) {
        Instant end = day(i).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return DashboardRequest.NOW.asOf(end);
    }

    private static double millis(Runnable work) {
        var began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e6;
    }
}
