package tech.aia.bench;

import java.time.Duration;
import java.util.ArrayList;
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
    private static final int WARM_UP = 2;
    private static final double LEAST_PER_SECOND = 1_000;
    private static final double LEAST_PERCENT = 90;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final String SUBJECTS =
            "UNWIND range(1, " + DELIVERIES + ") AS i CREATE (:Entity {id: 'pair_' + i, type: 'pair'})";

    /** Changes of relationships: nothing is encoded because of them. */
    private static final String LINK = "MATCH (a:Entity {type: 'pair'}) CREATE (a)-[:LINKED]->(a)";

    private static final String UNLINK = "MATCH (:Entity {type: 'pair'})-[r:LINKED]->() DELETE r";

    @Override
    public void measure(Run run, Figures figures) {
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
            var alone = rounds(run, api, receiver);
            register(api, receiver, "/silent", "relationship.removed");
            api.write(UNLINK);
            Waiting.until("the silent endpoint to be called", LONGEST, () -> receiver.swallowed() > 0);
            var beside = rounds(run, api, receiver);
            figures.add("to a fast receiver", "deliveries/s", alone, Bar.atLeast(LEAST_PER_SECOND));
            figures.add("beside one that never answers", "deliveries/s", beside, Bar.atLeast(LEAST_PER_SECOND));
            figures.add(
                    "beside it, of the rate alone",
                    "%",
                    Sample.of(List.of(100 * beside.quantile(0.5) / alone.quantile(0.5))),
                    Bar.atLeast(LEAST_PERCENT));
        }
        figures.note(
                "Each round is " + DELIVERIES + " deliveries for as many subjects, from the request for the transaction"
                        + " that they tell of to the last arrival; the receiver runs on the same machine. For the one that never"
                        + " answers, " + DELIVERIES + " more wait all the time.");
    }

    private static Sample rounds(Run run, HttpApi api, WebhookReceiver receiver) {
        var perSecond = new ArrayList<Double>();
        for (int round = 0; round < run.rounds(); round++) {
            perSecond.add(perSecond(api, receiver));
        }
        return Sample.of(perSecond);
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

    private static void register(HttpApi api, WebhookReceiver receiver, String path, String event) {
        var body = HttpApi.json().put("webhook_url", "http://" + receiver.host() + path);
        body.putArray("events").add(event);
        if (HttpApi.json(api.post("/webhooks/register", body))
                .path("webhook_id")
                .isMissingNode()) {
            throw new BenchException("The webhook was not registered");
        }
    }
}
