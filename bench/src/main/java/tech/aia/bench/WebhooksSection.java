package tech.aia.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.HttpApi;
import tech.aia.bench.subject.ServerProcess;
import tech.aia.bench.subject.Waiting;
import tech.aia.bench.subject.WebhookReceiver;
import tech.aia.bench.subject.WorkDirectory;

/** Deliveries to a webhook from the commit of what they tell to the last arrival, and what one that never answers costs it. */
final class WebhooksSection implements Section {
    private static final int DELIVERIES = 10_000;
    private static final int WARM_UP = 5;
    private static final double LEAST_PER_SECOND = 1_000;
    private static final double LEAST_PERCENT = 90;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final String SUBJECTS =
            "UNWIND range(1, " + DELIVERIES + ") AS i CREATE (:Entity {id: 'pair_' + i, type: 'pair'})";

    /** Changes of relationships: nothing is encoded because of them. */
    private static final String LINK = "MATCH (a:Entity {type: 'pair'}) CREATE (a)-[:LINKED]->(a)";

    private static final String UNLINK = "MATCH (:Entity {type: 'pair'})-[r:LINKED]->() DELETE r";

    @Override
    public void measure(Run run, Figures figures) throws Exception {
        try (var work = WorkDirectory.in(run.cache());
                var receiver = WebhookReceiver.start();
                var server = ServerProcess.start(
                        run.root(), work.path().resolve("data"), 0, Map.of("AIA_OUTBOUND_ALLOW", receiver.host()));
                var api = server.api()) {
            api.write(SUBJECTS);
            Waiting.until("the texts to be searchable", LONGEST, () -> api.unsearchable() == 0);
            register(api, receiver, "/fast", "relationship.added");
            for (int round = 0; round < WARM_UP; round++) {
                perSecond(api, receiver);
            }
            var silent = register(api, receiver, "/silent", "relationship.removed");
            api.write(UNLINK);
            // What happens while a webhook is switched off is not for it.
            Waiting.until("the silent endpoint to be called", LONGEST, () -> receiver.swallowed() > 0);
            var outcomes = Turns.take(run.rounds(), List.of(false, true), (beside, _) -> {
                answerless(api, receiver, silent, beside);
                return perSecond(api, receiver);
            });
            var alone = Sample.of(outcomes.getOrDefault(false, List.of()));
            var beside = Sample.of(outcomes.getOrDefault(true, List.of()));
            figures.add("to a fast receiver", "deliveries/s", alone, Bar.atLeast(LEAST_PER_SECOND));
            figures.add("beside one that never answers", "deliveries/s", beside, Bar.atLeast(LEAST_PER_SECOND));
            figures.add(
                    "beside it, of the rate alone",
                    "%",
                    beside.dividedBy(alone).map(share -> 100 * share),
                    Bar.atLeast(LEAST_PERCENT));
        }
        figures.note("Each round is " + DELIVERIES
                + " deliveries for as many subjects, in turns, from the request for the transaction"
                + " that they tell of to the last arrival; the receiver runs on the same machine. For the one that never"
                + " answers, " + DELIVERIES + " more wait all the time.");
    }

    /** Switches the webhook that is never answered on, and waits until it is at work, or off. */
    private static void answerless(HttpApi api, WebhookReceiver receiver, String silent, boolean on) {
        var before = receiver.swallowed();
        var state = api.patch("/webhooks/" + silent, HttpApi.json().put("active", on));
        if (HttpApi.json(state).path("active").asBoolean() != on) {
            throw new BenchException("The webhook could not be switched");
        }
        if (on) {
            Waiting.until("the silent endpoint to be called", LONGEST, () -> receiver.swallowed() > before);
        }
    }

    private static double perSecond(HttpApi api, WebhookReceiver receiver) {
        receiver.forget();
        var began = System.nanoTime();
        api.write(LINK);
        Waiting.until("all deliveries", LONGEST, () -> receiver.taken() >= DELIVERIES);
        var seconds = (System.nanoTime() - began) / 1e9;
        if (receiver.taken() > DELIVERIES) {
            throw new BenchException(receiver.taken() + " deliveries came instead of " + DELIVERIES);
        }
        return DELIVERIES / seconds;
    }

    private static String register(HttpApi api, WebhookReceiver receiver, String path, String event) {
        var body = HttpApi.json().put("webhook_url", "http://" + receiver.host() + path);
        body.putArray("events").add(event);
        var id = HttpApi.json(api.post("/webhooks/register", body)).path("webhook_id");
        if (id.isMissingNode()) {
            throw new BenchException("The webhook was not registered");
        }
        return id.asString();
    }
}
