package tech.aia.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.HttpApi;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.bench.subject.Waiting;

/** A server with one number of entities, asked over one connection. */
final class ServerScale {
    static final String SEARCH = "hybrid search, known question, p50";
    static final String FEW = "GraphQL list, a filter that many pass, p50";
    static final String RARE = "GraphQL list, a filter that few pass, p50";
    static final String QUERY = "point read, POST /knowledge-graph/query, p50";
    static final String START = "later start, until ready";
    static final String RESIDENT = "resident memory";
    static final String HEAP = "live heap";

    private static final String LIST = """
            query ($begin: String!) { entities(where: {entityType: {eq: "text"}, name: {startsWith: $begin}}, sort: [{id: ASC}], first: 50)
              { id name createdAt } }""";

    /** Beginnings of names: a letter, and what next to none begins with. */
    private static final List<String> COMMON = List.of("T", "I", "A", "W", "H");

    private static final List<String> UNCOMMON = List.of("Zy", "Qa", "Xe", "Vy", "Uz");

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration EACH = Duration.ofSeconds(2);
    private static final Duration LONGEST_QUIET = Duration.ofHours(1);

    private final Run run;
    private final Growth growth;
    private final ServerProcess server;
    private final int size;

    ServerScale(Run run, Growth growth, ServerProcess server, int size) {
        this.run = run;
        this.growth = growth;
        this.server = server;
        this.size = size;
    }

    void measure(List<String> ids, List<String> questions) throws Exception {
        growth.add(size, START, "s", server.startUp().toNanos() / 1e9);
        try (var api = server.api()) {
            Waiting.until("all to be searchable", LONGEST_QUIET, () -> api.unsearchable() == 0);
            var kinds = Map.<String, Load.Operation>of(
                    QUERY,
                    i -> requireRow(api, ids.get(i % ids.size())),
                    SEARCH,
                    i -> requireHits(api, questions.get(i % questions.size())),
                    FEW,
                    i -> requireList(api, COMMON.get(i % COMMON.size())),
                    RARE,
                    i -> requireList(api, UNCOMMON.get(i % UNCOMMON.size())));
            var order = List.of(QUERY, SEARCH, FEW, RARE);
            // The server knows the vector of a question it was asked before.
            Load.calls(1, questions.size(), i -> api.search(questions.get(i)));
            order.forEach(kind -> load(kinds, kind, WARM_UP));
            Turns.take(run.rounds(), order, (kind, _) -> load(kinds, kind, EACH))
                    .forEach((kind, each) -> growth.add(size, kind, "ms", Load.sample(each, Load.Outcome::p50)));
            growth.add(size, RESIDENT, "MB", Sample.of(server.residentMegabytes()));
            growth.add(size, HEAP, "MB", Sample.of(server.liveHeapMegabytes()));
        }
    }

    private static Load.Outcome load(Map<String, Load.Operation> kinds, String kind, Duration time) {
        return Load.lasting(1, time, Objects.requireNonNull(kinds.get(kind), kind));
    }

    private static void requireRow(HttpApi api, String id) {
        var body = HttpApi.json().put("query", PassthroughSection.POINT);
        body.putObject("parameters").put("id", id);
        var found = HttpApi.json(api.post("/knowledge-graph/query", body)).path("results");
        require(found.size() == 1, "A point read gave " + found.size() + " rows");
    }

    private static void requireHits(HttpApi api, String question) {
        ExactSearch.requireAll(
                HttpApi.json(api.search(question)).path("results").size());
    }

    private static void requireList(HttpApi api, String begin) {
        var body = HttpApi.json().put("query", LIST);
        body.putObject("variables").put("begin", begin);
        var answer = api.post("/graphql", body);
        require(
                HttpApi.json(answer).path("data").path("entities").isArray(),
                "A list was answered with " + new String(answer, StandardCharsets.UTF_8));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new BenchException(otherwise);
        }
    }
}
