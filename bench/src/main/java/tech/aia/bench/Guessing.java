package tech.aia.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tech.aia.bench.report.Bar;
import tech.aia.bench.report.Figures;
import tech.aia.bench.report.Sample;
import tech.aia.bench.subject.BenchException;
import tech.aia.bench.subject.Line;

/**
 * Many who guess passwords, from many addresses of this machine and for many accounts, at a fixed pace as far as the server keeps up with it;
 * and two good users who make requests meanwhile.
 */
final class Guessing {
    private static final int PER_SECOND = 1_000;
    private static final int GUESSERS = 64;
    private static final int ACCOUNTS = 1_000;
    private static final int GOOD = 2;
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final double SLOWEST_MILLIS = 200;

    private final Run run;
    private final Figures figures;
    private final URI server;
    private final Line.Request request;

    /** What came of one flood: answers by their status. */
    private record Flood(double perSecond, Map<Integer, Long> answers) {
        double share(int status) {
            var all = answers.values().stream().mapToLong(Long::longValue).sum();
            return all == 0 ? 0 : 100.0 * answers.getOrDefault(status, 0L) / all;
        }
    }

    Guessing(Run run, Figures figures, URI server, String token) {
        this.run = run;
        this.figures = figures;
        this.server = server;
        this.request = Line.Request.of("GET", "/tasks?limit=10", "Authorization: Bearer " + token, "", "");
    }

    void measure() throws Exception {
        good(WARM_UP);
        var quiet = new ArrayList<Load.Outcome>();
        var pressed = new ArrayList<Load.Outcome>();
        var floods = new ArrayList<Flood>();
        for (int round = 0; round < run.rounds(); round++) {
            quiet.add(good(TIME));
            var flood = new Crowd(round + 1);
            try {
                pressed.add(good(TIME));
            } finally {
                floods.add(flood.end());
            }
        }
        figures.add(
                "wrong logins",
                "a second",
                Sample.of(floods.stream().map(Flood::perSecond).toList()));
        figures.add(
                "of them refused for coming too often",
                "%",
                Sample.of(floods.stream().map(flood -> flood.share(429)).toList()));
        figures.add(
                "of them answered 401 after their password was looked at",
                "%",
                Sample.of(floods.stream().map(flood -> flood.share(401)).toList()));
        figures.add(
                "of them refused with 503",
                "%",
                Sample.of(floods.stream().map(flood -> flood.share(503)).toList()));
        figures.add("a good user's request, nobody guessing, p95", "ms", p95(quiet));
        figures.add("a good user's request meanwhile, p50", "ms", Load.sample(pressed, Load.Outcome::p50));
        figures.add("a good user's request meanwhile, p95", "ms", p95(pressed), Bar.atMost(SLOWEST_MILLIS));
        figures.note("Up to " + PER_SECOND + " wrong logins a second over " + GUESSERS
                + " connections, each round from " + GUESSERS
                + " other addresses, for " + ACCOUNTS + " accounts, one of which exists; " + GOOD
                + " good users list ten tasks again and again. Client and server share the machine.");
    }

    private static Sample p95(List<Load.Outcome> outcomes) {
        return Load.sample(outcomes, outcome -> outcome.millis().quantile(0.95));
    }

    private Load.Outcome good(Duration time) throws IOException {
        var lines = new ArrayList<Line>();
        try {
            for (int i = 0; i < GOOD; i++) {
                lines.add(Line.open(server, null));
            }
            var own = ThreadLocal.withInitial(() -> {
                synchronized (lines) {
                    return lines.removeLast();
                }
            });
            var all = List.copyOf(lines);
            try {
                return Load.lasting(GOOD, time, i -> {
                    var status = own.get().send(request).status();
                    if (status != 200) {
                        throw new BenchException("A good user's request was answered with " + status);
                    }
                });
            } finally {
                lines.addAll(all);
            }
        } finally {
            for (var line : lines) {
                line.close();
            }
        }
    }

    /** Guesses until it is told to end, and for no longer than a minute. */
    private final class Crowd {
        private static final long LONGEST_NANOS = 60_000_000_000L;

        private final AtomicLong next = new AtomicLong();
        private final Map<Integer, Long> answers = new ConcurrentHashMap<>();
        private final long began = System.nanoTime();
        private final List<Future<?>> guessers = new ArrayList<>();
        private volatile boolean over;

        Crowd(int round) {
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            for (int i = 0; i < GUESSERS; i++) {
                var from = "127.0." + round + "." + (i + 1);
                guessers.add(threads.submit(() -> guess(from)));
            }
            threads.shutdown();
        }

        private Void guess(String from) throws IOException {
            try (var line = Line.open(server, from)) {
                while (!over && System.nanoTime() - began < LONGEST_NANOS) {
                    var i = next.getAndIncrement();
                    LockSupport.parkNanos(began + i * 1_000_000_000L / PER_SECOND - System.nanoTime());
                    var name = i % ACCOUNTS == 0 ? "admin" : "nobody" + i % ACCOUNTS;
                    var answer = line.send(Line.Request.of(
                            "POST",
                            "/auth/login",
                            "",
                            "application/json",
                            "{\"username\": \"" + name + "\", \"password\": \"guess number " + i + "\"}"));
                    answers.merge(answer.status(), 1L, Long::sum);
                }
            }
            return null;
        }

        Flood end() throws InterruptedException {
            over = true;
            for (var guesser : guessers) {
                try {
                    guesser.get();
                } catch (ExecutionException failure) {
                    throw new BenchException("A guesser broke off: " + failure.getCause(), failure);
                }
            }
            var all = answers.values().stream().mapToLong(Long::longValue).sum();
            return new Flood(all * 1e9 / (System.nanoTime() - began), Map.copyOf(answers));
        }
    }
}
