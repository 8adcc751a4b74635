package tech.aia.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.graphdb.GraphDatabaseService;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.Corpus;
import tech.aia.bench.subject.HttpApi;
import tech.aia.bench.subject.PeerProcess;
import tech.aia.bench.subject.Platform;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.cypher.Graph;
import tech.aia.cypher.server.EmbeddedNeo4j;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same reads of one store through the platform's port, which reaches the embedded database in process, through a driver over Bolt, by
 * the embedded API, and over HTTP beside Neo4j's own Query API.
 */
final class PassthroughSection implements Section {
    static final String POINT = "MATCH (e:Entity {id: $id}) RETURN e.id AS id, e.name AS name, e.text AS text";
    static final String TWENTY =
            "MATCH (e:Entity) WHERE e.id >= $id RETURN e.id AS id, e.name AS name ORDER BY e.id LIMIT 20";
    private static final String IDS = "MATCH (e:Entity {type: $type}) RETURN e.id AS id ORDER BY id LIMIT 900";
    private static final Duration EACH = Duration.ofSeconds(1);
    private static final Duration WARM_UP = Duration.ofSeconds(6);

    /** After these a server no longer becomes faster. */
    private static final int WARM_UPS = 4;

    private static final int MANY = 8;
    private static final List<Integer> THREADS = List.of(1, MANY);
    private static final double MOST_OF_EMBEDDED = 3;
    private static final double LEAST_OF_BOLT = 10;
    private static final double LEAST_OF_QUERY_API = 5;

    /** Reads and gives the number of rows. */
    @FunctionalInterface
    private interface Reader {
        int read(String statement, String id);
    }

    private record Contender(String name, Reader reader) {}

    private record Work(String name, String statement, int rows) {}

    private static final List<Work> WORKS =
            List.of(new Work("point read", POINT, 1), new Work("20-row read", TWENTY, 20));

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        List<String> ids;
        try (var platform = run.corpus().open();
                var driver = boltDriver(platform.server())) {
            ids = platform.graph().read(IDS, Map.of("type", Corpus.TYPE)).stream()
                    .map(row -> row.string("id"))
                    .toList();
            inProcess(run, figures, platform, driver, ids);
        }
        overHttp(run, figures, ids);
    }

    private static void inProcess(Run run, Figures figures, Platform platform, Driver driver, List<String> ids)
            throws Exception {
        var contenders = List.of(
                new Contender("Graph.lookUp", port(platform.graph())),
                new Contender("driver over Bolt", bolt(driver)),
                new Contender("embedded API", embedded(platform.embeddedApi())));
        warmUp(2, contenders, ids);
        for (var work : WORKS) {
            for (int threads : THREADS) {
                var outcomes = compare(run, contenders, work, threads, ids);
                var what = what(work, threads);
                for (var contender : contenders) {
                    add(figures, what + contender.name(), outcomes.getOrDefault(contender, List.of()));
                }
                ratios(
                        figures,
                        what,
                        contenders.stream()
                                .map(outcomes::get)
                                .map(each -> Load.sample(each, Load.Outcome::p50))
                                .toList());
            }
        }
    }

    private static void ratios(Figures figures, String what, List<Sample> p50) {
        figures.add(
                what + "p50, Graph.lookUp ÷ embedded API",
                "",
                p50.get(0).dividedBy(p50.get(2)),
                Bar.atMost(MOST_OF_EMBEDDED));
        figures.add(
                what + "p50, driver over Bolt ÷ Graph.lookUp",
                "",
                p50.get(1).dividedBy(p50.get(0)),
                Bar.atLeast(LEAST_OF_BOLT));
    }

    /** Both at once, the peer with a copy of the store. */
    private static void overHttp(Run run, Figures figures, List<String> ids) throws Exception {
        try (var peer = PeerProcess.java(
                        run.root().resolve("bench/peers/query-api"),
                        run.cache().resolve("peers/query-api"),
                        List.of(
                                "QueryApi.java",
                                run.corpus().directory().resolve("neo4j").toString()));
                var theirs = peer.lightApi();
                var server = ServerProcess.start(run.root(), run.corpus().directory());
                var api = server.lightApi()) {
            var rest = List.of(
                    new Contender(
                            "POST /knowledge-graph/query",
                            new PreparedReads(
                                    api,
                                    "/knowledge-graph/query",
                                    PassthroughSection::query,
                                    answer -> answer.path("results").size())::read),
                    new Contender(
                            "Neo4j's Query API",
                            new PreparedReads(
                                    theirs,
                                    "/db/neo4j/query/v2",
                                    PassthroughSection::queryApi,
                                    answer -> answer.path("data").path("values").size())::read));
            warmUp(WARM_UPS, rest, ids);
            for (var work : WORKS) {
                for (int threads : THREADS) {
                    var outcomes = compare(run, rest, work, threads, ids);
                    var what = what(work, threads).replace("thread", "connection");
                    for (var contender : rest) {
                        add(figures, what + contender.name(), outcomes.getOrDefault(contender, List.of()));
                    }
                    var ours = outcomes.getOrDefault(rest.getFirst(), List.of());
                    var peers = outcomes.getOrDefault(rest.getLast(), List.of());
                    figures.add(
                            what + "throughput, POST /knowledge-graph/query ÷ Query API",
                            "",
                            Load.sample(ours, Load.Outcome::perSecond)
                                    .dividedBy(Load.sample(peers, Load.Outcome::perSecond)),
                            threads == MANY && work.rows() == 1 ? Bar.atLeast(LEAST_OF_QUERY_API) : Bar.none());
                }
            }
        }
        figures.note(
                "Neo4j's Query API is served by a process of its own with a copy of the same store and asks nobody who calls;"
                        + " the platform looks at an access token with each request.");
    }

    private static ObjectNode query(String statement, String id) {
        var body = HttpApi.json().put("query", statement);
        body.putObject("parameters").put("id", id);
        return body;
    }

    private static ObjectNode queryApi(String statement, String id) {
        var body = HttpApi.json().put("statement", statement);
        body.putObject("parameters").put("id", id);
        return body;
    }

    private static void warmUp(int times, List<Contender> contenders, List<String> ids) {
        for (int time = 0; time < times; time++) {
            for (var contender : contenders) {
                WORKS.forEach(work -> load(contender, work, MANY, ids, WARM_UP));
            }
        }
    }

    private static Map<Contender, List<Load.Outcome>> compare(
            Run run, List<Contender> contenders, Work work, int threads, List<String> ids) throws Exception {
        contenders.forEach(contender -> load(contender, work, threads, ids, EACH.multipliedBy(3)));
        return Turns.take(run.rounds(), contenders, (contender, _) -> load(contender, work, threads, ids, EACH));
    }

    private static Load.Outcome load(Contender contender, Work work, int threads, List<String> ids, Duration time) {
        return Load.lasting(threads, time, i -> {
            var rows = contender.reader().read(work.statement(), ids.get(i % ids.size()));
            if (rows != work.rows()) {
                throw new BenchException(contender.name() + " gave " + rows + " rows instead of " + work.rows());
            }
        });
    }

    private static void add(Figures figures, String what, List<Load.Outcome> outcomes) {
        figures.add(what + ", p50", "ms", Load.sample(outcomes, Load.Outcome::p50));
        figures.add(what + ", p99", "ms", Load.sample(outcomes, Load.Outcome::p99));
        figures.add(what, "reads/s", Load.sample(outcomes, Load.Outcome::perSecond));
    }

    private static String what(Work work, int threads) {
        return work.name() + ", " + threads + (threads == 1 ? " thread, " : " threads, ");
    }

    private static Reader port(Graph graph) {
        return (statement, id) -> graph.lookUp(statement, Map.of("id", id)).size();
    }

    private static Driver boltDriver(EmbeddedNeo4j server) {
        return GraphDatabase.driver(server.boltUri(), AuthTokens.basic(EmbeddedNeo4j.USER, server.password()));
    }

    private static Reader bolt(Driver driver) {
        return (statement, id) -> {
            try (var session = driver.session()) {
                return session.executeRead(tx -> tx.run(statement, Map.of("id", id))
                        .list(row -> row.asMap())
                        .size());
            }
        };
    }

    private static Reader embedded(GraphDatabaseService database) {
        return (statement, id) -> {
            try (var tx = database.beginTx();
                    var result = tx.execute(statement, Map.of("id", id))) {
                return (int) result.stream().count();
            }
        };
    }
}
