package tech.aia.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.HttpApi;
import tech.aia.bench.subject.Line;
import tech.aia.bench.subject.ProbedServer;
import tools.jackson.databind.JsonNode;

/**
 * One request after the other over one connection, of each kind in turns, so that whatever else goes on hits all kinds alike. The same request
 * goes ahead of each, unmeasured, so that all find the server in the same state.
 */
final class DoorCost {
    private static final int EACH = 1_000;
    private static final int WARM_UP = 3_000;
    private static final double MOST_MILLIS = 0.3;
    private static final String JSON = "application/json";

    private final Run run;
    private final Figures figures;
    private final ProbedServer server;

    /** @param afresh whether the server is to know nothing of the credential */
    private record Kind(String name, Line.Request request, boolean afresh) {}

    DoorCost(Run run, Figures figures, ProbedServer server) {
        this.run = run;
        this.figures = figures;
        this.server = server;
    }

    void measure() throws IOException {
        try (var line = Line.open(server.url(), null)) {
            var kinds = kinds(line);
            var open = kinds.get(1);
            round(line, kinds, WARM_UP);
            var rounds = new ArrayList<Map<Kind, Double>>();
            for (int i = 0; i < run.rounds(); i++) {
                rounds.add(round(line, kinds, EACH));
            }
            for (var kind : kinds.subList(0, 2)) {
                figures.add(kind.name() + ", p50", "ms", sample(rounds, kind));
            }
            for (var kind : kinds.subList(2, kinds.size())) {
                figures.add(
                        "asking at the door: " + kind.name() + ", p50",
                        "ms",
                        sample(rounds, kind).with(sample(rounds, open), (guarded, free) -> guarded - free),
                        Bar.atMost(MOST_MILLIS));
            }
        }
        figures.note(
                "The same handler, which does nothing, behind an open and a guarded door of one server, which runs in the benchmark's process:"
                        + " " + EACH + " requests of each kind a round, in turns over one connection, after " + WARM_UP
                        + " others of each. What is asked at the door is the difference of the medians: credential, permission and,"
                        + " where the tier has any, limits.");
    }

    private List<Kind> kinds(Line line) throws IOException {
        var unlimited = bearer(token(line, server.credential("client.id"), server.credential("client.secret")));
        var person = HttpApi.json()
                .put("username", server.credential("admin.user"))
                .put("password", server.credential("admin.password"))
                .toString();
        var admin = bearer(
                post(line, "/auth/login", "", person).path("access_token").asString());
        var wanted = "{\"name\": \"bench\", \"permissions\": [\"tasks:read\"]}";
        var key = "X-API-Key: "
                + post(line, "/auth/api-keys", admin, wanted).path("key").asString();
        return List.of(
                new Kind("answered before anything of the platform", get(ProbedServer.BARE, ""), false),
                new Kind("an open door", get(ProbedServer.OPEN, ""), false),
                guarded("a token of a moment ago, no limits", unlimited, false),
                guarded("a token of a moment ago, limits", admin, false),
                guarded("a token seen for the first time, limits", admin, true),
                guarded("an API key of a moment ago, limits", key, false),
                guarded("an API key seen for the first time, limits", key, true));
    }

    private static Kind guarded(String name, String header, boolean afresh) {
        return new Kind(name, get(ProbedServer.GUARDED, header), afresh);
    }

    private Map<Kind, Double> round(Line line, List<Kind> kinds, int times) throws IOException {
        var millis = new LinkedHashMap<Kind, List<Double>>();
        kinds.forEach(kind -> millis.put(kind, new ArrayList<>()));
        for (int i = 0; i < times; i++) {
            for (var kind : i % 2 == 0 ? kinds : kinds.reversed()) {
                require(line.send(kind.request()));
                if (kind.afresh()) {
                    server.forgetCredentials();
                }
                var began = System.nanoTime();
                var answer = line.send(kind.request());
                millis.getOrDefault(kind, new ArrayList<>()).add((System.nanoTime() - began) / 1e6);
                require(answer);
            }
        }
        var medians = new LinkedHashMap<Kind, Double>();
        millis.forEach((kind, taken) -> medians.put(kind, Sample.of(taken).median()));
        return medians;
    }

    private static Sample sample(List<Map<Kind, Double>> rounds, Kind kind) {
        return Sample.of(rounds.stream()
                .map(round -> round.getOrDefault(kind, Double.NaN))
                .toList());
    }

    private static String token(Line line, String id, String secret) throws IOException {
        var answer = line.send(Line.Request.of(
                "POST",
                "/auth/token",
                "",
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret));
        require(answer);
        return HttpApi.json(answer.body().getBytes(StandardCharsets.UTF_8))
                .path("access_token")
                .asString();
    }

    private static JsonNode post(Line line, String path, String header, String body) throws IOException {
        var answer = line.send(Line.Request.of("POST", path, header, JSON, body));
        require(answer);
        return HttpApi.json(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Line.Request get(String path, String header) {
        return Line.Request.of("GET", path, header, "", "");
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    private static void require(Line.Answer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            throw new BenchException("A request was answered with " + answer.status() + ": " + answer.body());
        }
    }
}
