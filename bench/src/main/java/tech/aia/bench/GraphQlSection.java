package tech.aia.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.HttpApi;
import tech.aia.bench.subject.LightApi;
import tech.aia.bench.subject.PeerProcess;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.bench.subject.Waiting;
import tech.aia.bench.subject.WorkDirectory;
import tech.aia.cypher.server.Credentials;

/** GraphQL against @neo4j/graphql behind Apollo Server, which asks the same database over Bolt. */
final class GraphQlSection implements Section {
    /** Of the first, what is asked for is found at once; of the second, the database looks at most of it. */
    private static final List<Integer> CUSTOMERS = List.of(100, 3_000);

    private static final int CONNECTIONS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(6);

    /** After these a server no longer becomes faster; once it is, it needs one for a larger graph. */
    private static final int WARM_UPS = 6;

    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(10);
    private static final double LEAST_THROUGHPUT = 3;
    private static final double MOST_P95 = 1 / 3.0;

    /** Of what the peer can answer at most: both are asked as much, and neither for more than it bears. */
    private static final double SAME_LOAD = 0.5;

    /**
     * One of the two.
     *
     * @param asked each question with its requests
     */
    private record Contender(String name, Map<GraphQlQuestions.Question, PreparedQuestions> asked) {

        static Contender of(String name, LightApi api, String path, Function<GraphQlQuestions.Question, String> words) {
            return new Contender(
                    name,
                    GraphQlQuestions.ALL.stream()
                            .collect(Collectors.toMap(
                                    Function.identity(),
                                    question -> new PreparedQuestions(
                                            name + ", " + question.name(),
                                            api,
                                            path,
                                            GraphQlQuestions.bodies(words.apply(question))))));
        }

        PreparedQuestions asked(GraphQlQuestions.Question question) {
            return Objects.requireNonNull(asked.get(question), question.name());
        }
    }

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        if (!PeerProcess.canRunNode()) {
            figures.note("Not measured: there is no Node with npm here to run @neo4j/graphql.");
            return;
        }
        try (var work = WorkDirectory.in(run.cache())) {
            var port = freePort();
            var data = work.path().resolve("graphql");
            try (var server = ServerProcess.start(run.root(), data, port);
                    var api = server.api()) {
                GraphQlQuestions.fillProducts(api);
                try (var peer = peer(run, data, port);
                        var ours = server.lightApi();
                        var theirs = peer.lightApi()) {
                    measure(
                            run,
                            figures,
                            api,
                            List.of(
                                    Contender.of("the platform", ours, "/graphql", GraphQlQuestions.Question::ours),
                                    Contender.of("@neo4j/graphql", theirs, "/", GraphQlQuestions.Question::theirs)));
                }
            }
        }
        figures.note("Of 100 and of 3,000 customers with 10 purchases each, over HTTP from " + CONNECTIONS
                + " connections, in turns of " + ROUND.toSeconds() + " s, after "
                + WARM_UPS * WARM_UP.toSeconds() + " s of each kind."
                + " The peer asks the same embedded database over Bolt; the platform looks at an"
                + " access token with each request, the peer at nothing. Ratios are the platform's by the peer's, round by round."
                + " At the same load both are asked at fixed moments, half as often as the peer answers at most, and an answer is"
                + " timed from the moment when it was asked for; otherwise each is asked as much as it can answer, the platform several times as much."
                + " Both have an index of the sector that all but the search ask for; the revenue has none.");
    }

    private static void measure(Run run, Figures figures, HttpApi api, List<Contender> contenders) throws Exception {
        int before = 0;
        for (var customers : CUSTOMERS) {
            GraphQlQuestions.fillCustomers(api, before + 1, customers);
            Waiting.until("all to be searchable", LONGEST_QUIET, () -> api.unsearchable() == 0);
            contenders.forEach(contender -> contender.asked().values().forEach(PreparedQuestions::askAll));
            warmUp(before == 0 ? WARM_UPS : 1, contenders);
            compare(run, figures, customers, contenders);
            before = customers;
        }
    }

    private static void warmUp(int times, List<Contender> contenders) {
        for (int time = 0; time < times; time++) {
            for (var question : GraphQlQuestions.ALL) {
                for (var contender : contenders) {
                    Load.lasting(CONNECTIONS, WARM_UP, contender.asked(question)::ask);
                }
            }
        }
    }

    private static PeerProcess peer(Run run, Path data, int port) {
        var credentials = new Credentials(data.resolve("credentials"));
        return PeerProcess.node(
                run.root().resolve("bench/peers/graphql"),
                run.cache().resolve("peers/graphql"),
                Map.of(
                        "NEO4J_URI", "bolt://127.0.0.1:" + port,
                        "NEO4J_USER", credentials.get("neo4j.user").orElseThrow(),
                        "NEO4J_PASSWORD", credentials.get("neo4j.password").orElseThrow()));
    }

    private static void compare(Run run, Figures figures, int customers, List<Contender> contenders) throws Exception {
        for (var question : GraphQlQuestions.ALL) {
            var outcomes = Turns.take(
                    run.rounds(),
                    contenders,
                    (contender, round) -> Load.lasting(CONNECTIONS, ROUND, contender.asked(question)::ask));
            var name = customers + " customers, " + question.name();
            var theirs = outcomes.getOrDefault(contenders.getLast(), List.of());
            report(figures, name, outcomes.getOrDefault(contenders.getFirst(), List.of()), theirs);
            var rate = SAME_LOAD * Load.sample(theirs, Load.Outcome::perSecond).median();
            var paced = Turns.take(
                    run.rounds(),
                    contenders,
                    (contender, round) -> Load.paced(CONNECTIONS, rate, ROUND, contender.asked(question)::ask));
            reportPaced(
                    figures,
                    name,
                    paced.getOrDefault(contenders.getFirst(), List.of()),
                    paced.getOrDefault(contenders.getLast(), List.of()));
        }
    }

    private static void reportPaced(Figures figures, String name, List<Load.Outcome> ours, List<Load.Outcome> theirs) {
        var what = name + ", p95 at the same load";
        figures.add(what, "ms", Load.sample(ours, Load.Outcome::p95));
        figures.add(what + ", peer", "ms", Load.sample(theirs, Load.Outcome::p95));
        figures.add(what + ", ratio", "", ratio(ours, theirs, Load.Outcome::p95), Bar.atMost(MOST_P95));
    }

    private static void report(Figures figures, String name, List<Load.Outcome> ours, List<Load.Outcome> theirs) {
        figures.add(name + ", p50", "ms", Load.sample(ours, Load.Outcome::p50));
        figures.add(name + ", p50, peer", "ms", Load.sample(theirs, Load.Outcome::p50));
        figures.add(
                name + ", throughput, ratio",
                "",
                ratio(ours, theirs, Load.Outcome::perSecond),
                Bar.atLeast(LEAST_THROUGHPUT));
        figures.add(name + ", p50, ratio", "", ratio(ours, theirs, Load.Outcome::p50));
        figures.add(name + ", p95, ratio", "", ratio(ours, theirs, Load.Outcome::p95), Bar.atMost(MOST_P95));
    }

    private static Sample ratio(
            List<Load.Outcome> ours, List<Load.Outcome> theirs, ToDoubleFunction<Load.Outcome> value) {
        return Load.sample(ours, value).dividedBy(Load.sample(theirs, value));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
