package tech.aia.app.failure;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients and workers know: what was promised to them, what they did, and what they saw that must not be. */
final class Ledger {
    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    private final Map<String, List<Effect>> effects = new ConcurrentHashMap<>();
    private final Queue<Held> abandoned = new ConcurrentLinkedQueue<>();
    private final List<String> wrongs = new CopyOnWriteArrayList<>();
    private final AtomicInteger fenced = new AtomicInteger();
    private final AtomicInteger deadWorkers = new AtomicInteger();

    /** Something a worker did outside the graph, and with which token. */
    record Effect(String worker, long token) {}

    /** What a worker that hangs believes to hold. */
    record Held(String task, long token, int attempt) {}

    void accepted(String key, String task) {
        var before = accepted.put(key, task);
        if (before != null && !before.equals(task)) {
            wrong("The key " + key + " was given both " + before + " and " + task);
        }
    }

    int acceptedCount() {
        return accepted.size();
    }

    Map<String, String> accepted() {
        return Map.copyOf(accepted);
    }

    void effect(String task, String worker, long token) {
        effects.computeIfAbsent(task, id -> new CopyOnWriteArrayList<>()).add(new Effect(worker, token));
    }

    List<Effect> effects(String task) {
        return effects.getOrDefault(task, List.of());
    }

    /** How many tasks were worked on more than once. */
    long repeated() {
        return effects.values().stream().filter(list -> list.size() > 1).count();
    }

    void abandoned(Held held) {
        abandoned.add(held);
    }

    List<Held> abandoned() {
        return List.copyOf(abandoned);
    }

    void reported(Held held) {
        abandoned.remove(held);
    }

    /** A report with a token that another worker's claim has made worthless was refused. */
    void fenced() {
        fenced.incrementAndGet();
    }

    int fencedCount() {
        return fenced.get();
    }

    void workerDied() {
        deadWorkers.incrementAndGet();
    }

    int deadWorkers() {
        return deadWorkers.get();
    }

    void wrong(String what) {
        wrongs.add(what);
    }

    List<String> wrongs() {
        return List.copyOf(wrongs);
    }
}
