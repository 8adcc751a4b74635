package tech.aia.embeddings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tech.aia.cypher.change.Changes;
import tech.aia.embeddings.encoder.EncoderException;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.embeddings.index.SearchIndex;

/**
 * Follows the change log: what changed is read, encoded where its text is new, written to the index and, with its embedding, to the
 * graph. One thread, which decides what is next; {@link IndexWriter} writes what it hands over while it encodes on.
 */
final class Indexer implements Indexing, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);

    private static final int CHANGE_SETS = 100;
    private static final int REBUILD_PAGE = 500;

    /** More than this waiting, and the log is left where it is until some of it is done. */
    private static final long FULL = 200_000;

    /**
     * Between two rounds of urgent work. Each costs a transaction and a look of the index at what is new: one after the other they would take
     * the processors from those whose changes they follow.
     */
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    /** Where changes of others come unannounced, and until what was written is durable. */
    private static final Duration POLL = Duration.ofMillis(250);

    private final Changes changes;
    private final SearchIndex index;
    private final TextEncoder encoder;
    private final EntityVectors vectors;
    private final IndexWriter writer;
    private final EncodingLine line;
    private final Duration lookAnyway;
    private final Semaphore wakeUp = new Semaphore(0);
    private final Changes.Subscription subscription;
    private final Thread thread;
    private final EncodingRate rate = new EncodingRate();

    private long roundBegan = System.nanoTime() - ROUND_NANOS;
    private volatile Backlog backlog;
    private volatile boolean rebuilding;
    private volatile boolean stopping;
    private volatile @Nullable String problem;

    Indexer(Changes changes, SearchIndex index, TextEncoder encoder, EntityVectors vectors) {
        this.changes = changes;
        this.index = index;
        this.encoder = encoder;
        this.vectors = vectors;
        this.backlog = new Backlog(index.cursor());
        this.rebuilding = index.cursor() == SearchIndex.EMPTY;
        this.writer = new IndexWriter(index, vectors);
        this.line = new EncodingLine(encoder, writer, rate);
        this.lookAnyway = changes.lookAnyway(POLL);
        this.subscription = changes.onCommit(wakeUp::release);
        this.thread = Thread.ofPlatform().name("indexer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            indexUntilStopped();
        } finally {
            line.abandon();
        }
    }

    private void indexUntilStopped() {
        long pause = 500;
        while (!stopping) {
            try {
                resume();
                follow();
                pause = 500;
            } catch (InterruptedException | EncoderException.Interrupted | EncoderException.Closed end) {
                return;
            } catch (RuntimeException failure) {
                if (stopping) {
                    return;
                }
                problem = String.valueOf(failure.getMessage());
                LOG.error("Indexing stands still and is tried again in {} ms", pause, failure);
                if (sleep(pause)) {
                    return;
                }
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    /** Goes back to what is durable: that is where everything after a start or a failure continues. */
    private void resume() throws InterruptedException {
        line.abandon();
        writer.reset();
        var cursor = index.cursor();
        if (cursor == SearchIndex.EMPTY || !changes.reachesBackTo(cursor)) {
            rebuild();
        } else {
            backlog = new Backlog(cursor);
        }
        problem = null;
    }

    private void rebuild() throws InterruptedException {
        rebuilding = true;
        var from = changes.latest();
        index.clear();
        backlog = new Backlog(SearchIndex.EMPTY);
        var last = "";
        long seen = 0;
        List<IndexableEntity> page;
        var said = System.nanoTime();
        do {
            page = vectors.page(last, REBUILD_PAGE);
            line.add(unencoded(page, Set.of()));
            keepEncoding();
            // What is not complete must not be called so.
            requireRunning();
            if (!page.isEmpty()) {
                last = page.getLast().id();
                seen += page.size();
            }
            if (System.nanoTime() - said > TimeUnit.SECONDS.toNanos(5)) {
                said = System.nanoTime();
                LOG.info("Rebuilding the search index: {} entities so far", seen);
            }
        } while (page.size() == REBUILD_PAGE);
        while (!line.isEmpty()) {
            line.step();
        }
        writer.settle(from);
        if (seen > 0) {
            LOG.info("The search index was made anew from {} entities", seen);
        }
        backlog = new Backlog(from);
        rebuilding = false;
    }

    private void follow() throws InterruptedException {
        while (!stopping) {
            readLog();
            if (urgent()) {
                continue;
            }
            var work = backlog.takeBulk();
            if (!work.isEmpty()) {
                bulk(work);
            } else if (!line.isEmpty()) {
                line.step();
            } else if (backlog.isUrgent()) {
                TimeUnit.NANOSECONDS.sleep(roundBegan + ROUND_NANOS - System.nanoTime());
            } else {
                writer.settle(backlog.settled());
                if (wakeUp.tryAcquire(nextLook().toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUp.drainPermits();
                }
            }
        }
    }

    /** What is not durable yet is so soon after, which is looked after here. */
    private Duration nextLook() {
        return writer.isDurable() ? lookAnyway : POLL;
    }

    /** Leaves as much on the line as keeps the encoder busy while the next work is read. */
    private void bulk(List<Backlog.Work> work) throws InterruptedException {
        var reached = backlog.settled();
        for (var part : parts(idsOf(work), REBUILD_PAGE)) {
            line.add(unencoded(part));
            keepEncoding();
        }
        line.then(() -> {
            backlog.done(work);
            writer.reached(reached);
        });
    }

    /** Goes ahead of what is on the line. */
    private boolean urgent() throws InterruptedException {
        if (System.nanoTime() - roundBegan < ROUND_NANOS) {
            return false;
        }
        var work = backlog.takeUrgent();
        if (work.isEmpty()) {
            return false;
        }
        roundBegan = System.nanoTime();
        for (var part : parts(idsOf(work), REBUILD_PAGE)) {
            var entities = unencoded(part);
            var began = System.nanoTime();
            var encodings = encoder.encodeAll(
                    entities.stream().map(IndexableEntity::text).toList());
            rate.add(encodings.size(), System.nanoTime() - began);
            var encoded = new ArrayList<IndexableEntity>(entities.size());
            for (int i = 0; i < entities.size(); i++) {
                encoded.add(entities.get(i).with(encodings.get(i)));
            }
            writer.hand(encoded, Set.of(), true);
        }
        backlog.done(work);
        writer.refresh();
        return true;
    }

    private void readLog() {
        var current = backlog;
        List<?> sets = List.of();
        do {
            if (current.waiting() > FULL) {
                return;
            }
            var latest = changes.latest();
            var read = changes.after(current.read(), CHANGE_SETS);
            read.forEach(current::add);
            if (read.size() < CHANGE_SETS) {
                current.readUpTo(latest);
            }
            sets = read;
        } while (sets.size() == CHANGE_SETS);
    }

    private static List<String> idsOf(List<Backlog.Work> work) {
        var ids = new LinkedHashSet<String>();
        work.forEach(item -> ids.addAll(item.ids()));
        return List.copyOf(ids);
    }

    private List<IndexableEntity> unencoded(List<String> ids) throws InterruptedException {
        var found = vectors.read(ids);
        var gone = new HashSet<>(ids);
        found.forEach(entity -> gone.remove(entity.id()));
        line.supersede(ids);
        return unencoded(found, gone);
    }

    /** Hands over what needs no encoding, and gives the rest. */
    private List<IndexableEntity> unencoded(List<IndexableEntity> found, Set<String> gone) throws InterruptedException {
        writer.hand(found.stream().filter(entity -> entity.vector() != null).toList(), gone, false);
        return found.stream().filter(entity -> entity.vector() == null).toList();
    }

    private void keepEncoding() throws InterruptedException {
        while (line.isFull()) {
            line.step();
            requireRunning();
            readLog();
            urgent();
        }
    }

    private void requireRunning() throws InterruptedException {
        if (stopping) {
            throw new InterruptedException();
        }
    }

    private static <T> List<List<T>> parts(List<T> list, int size) {
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < list.size(); from += size) {
            parts.add(list.subList(from, Math.min(list.size(), from + size)));
        }
        return parts;
    }

    private static boolean sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return false;
        } catch (InterruptedException stop) {
            return true;
        }
    }

    @Override
    public IndexingProgress progress() {
        return new IndexingProgress(
                index.size(),
                rate.total(),
                backlog.waiting(),
                backlog.waiting() == 0 && !rebuilding ? 0 : rate.perSecond(),
                rebuilding,
                problem);
    }

    @Override
    public boolean covers(long cursor) {
        return !rebuilding && writer.visible() >= cursor;
    }

    /** Stops in the middle of encoding if need be: what is not durable is taken up at the next start. */
    @Override
    public void close() {
        stopping = true;
        subscription.close();
        wakeUp.release();
        try {
            if (!thread.join(Duration.ofMillis(150))) {
                thread.interrupt();
                thread.join(500);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        writer.close();
    }
}
