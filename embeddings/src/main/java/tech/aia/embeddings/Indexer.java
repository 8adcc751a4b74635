package tech.aia.embeddings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** Texts between two looks at urgent work: about a third of a second of encoding. */
    private static final int SLICE = 96;

    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final Changes changes;
    private final SearchIndex index;
    private final TextEncoder encoder;
    private final EntityVectors vectors;
    private final IndexWriter writer;
    private final Semaphore wakeUp = new Semaphore(0);
    private final Changes.Subscription subscription;
    private final Thread thread;
    private final EncodingRate rate = new EncodingRate();

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
        this.subscription = changes.onCommit(wakeUp::release);
        this.thread = Thread.ofPlatform().name("indexer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
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
            index(page, Set.of());
            if (!page.isEmpty()) {
                last = page.getLast().id();
                seen += page.size();
            }
            if (System.nanoTime() - said > TimeUnit.SECONDS.toNanos(5)) {
                said = System.nanoTime();
                LOG.info("Rebuilding the search index: {} entities so far", seen);
            }
        } while (page.size() == REBUILD_PAGE && !stopping);
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
            if (work.isEmpty()) {
                writer.settle(backlog.settled());
                if (wakeUp.tryAcquire(writer.pollInterval(), TimeUnit.MILLISECONDS)) {
                    wakeUp.drainPermits();
                }
            } else {
                index(work);
                writer.reached(backlog.settled());
            }
        }
    }

    private boolean urgent() throws InterruptedException {
        var work = backlog.takeUrgent();
        if (work.isEmpty()) {
            return false;
        }
        index(work);
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

    private void index(List<Backlog.Work> work) throws InterruptedException {
        var ids = new LinkedHashSet<String>();
        work.forEach(item -> ids.addAll(item.ids()));
        for (var part : parts(List.copyOf(ids), REBUILD_PAGE)) {
            var found = vectors.read(part);
            var gone = new HashSet<>(part);
            found.forEach(entity -> gone.remove(entity.id()));
            index(found, gone);
        }
        backlog.done(work);
    }

    private void index(List<IndexableEntity> entities, Set<String> gone) throws InterruptedException {
        var ready = entities.stream().filter(entity -> entity.vector() != null).toList();
        writer.hand(ready, gone, false);
        var toEncode = entities.stream()
                .filter(entity -> entity.vector() == null)
                .sorted(Comparator.comparingInt(entity -> entity.text().length()))
                .toList();
        for (var slice : parts(toEncode, SLICE)) {
            writer.hand(encoded(slice), Set.of(), true);
            if (toEncode.size() > SLICE && !stopping) {
                readLog();
                urgent();
            }
            if (stopping) {
                throw new InterruptedException();
            }
        }
    }

    private List<IndexableEntity> encoded(List<IndexableEntity> slice) {
        var began = System.nanoTime();
        var encodings =
                encoder.encodeAll(slice.stream().map(IndexableEntity::text).toList());
        rate.add(slice.size(), System.nanoTime() - began);
        var encoded = new ArrayList<IndexableEntity>(slice.size());
        for (int i = 0; i < slice.size(); i++) {
            encoded.add(slice.get(i).with(encodings.get(i)));
        }
        return encoded;
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
