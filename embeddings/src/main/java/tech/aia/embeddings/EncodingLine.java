package tech.aia.embeddings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.embeddings.encoder.TextEncoder;

/**
 * Entities on their way through the encoder, slice by slice. While the first slice is waited for, the next lies ready behind it, so that no
 * processor is idle between two. For one thread.
 */
final class EncodingLine {
    /** Texts between two looks at what is urgent: about a third of a second of encoding. */
    private static final int SLICE = 96;

    /** Slices at the encoder: the one that is waited for, and the next. */
    private static final int BEGUN = 2;

    private final TextEncoder encoder;
    private final IndexWriter writer;
    private final EncodingRate rate;
    private final ArrayDeque<Slice> slices = new ArrayDeque<>();
    private long busySince;

    EncodingLine(TextEncoder encoder, IndexWriter writer, EncodingRate rate) {
        this.encoder = encoder;
        this.writer = writer;
        this.rate = rate;
    }

    /** Something to do when everything before it was handed over. */
    @FunctionalInterface
    interface Step {
        void run() throws InterruptedException;
    }

    private static final class Slice {
        final List<IndexableEntity> entities;
        final Set<String> superseded = new HashSet<>();
        final List<Step> then = new ArrayList<>();
        TextEncoder.@Nullable Encoding encoding;

        Slice(List<IndexableEntity> entities) {
            this.entities = entities;
        }
    }

    /** @param entities without vectors */
    void add(Collection<IndexableEntity> entities) {
        // Texts of about the same length are encoded fastest together.
        var sorted = entities.stream()
                .sorted(Comparator.comparingInt(entity -> entity.text().length()))
                .toList();
        for (int from = 0; from < sorted.size(); from += SLICE) {
            slices.add(new Slice(sorted.subList(from, Math.min(sorted.size(), from + SLICE))));
        }
        begin();
    }

    /** Does this once all that was added before has been handed to the writer. */
    void then(Step step) throws InterruptedException {
        if (slices.isEmpty()) {
            step.run();
        } else {
            slices.getLast().then.add(step);
        }
    }

    /** These were read anew: what is under way of them is out of date. */
    void supersede(Collection<String> ids) {
        slices.forEach(slice -> slice.superseded.addAll(ids));
    }

    boolean isEmpty() {
        return slices.isEmpty();
    }

    /** Whether more lies here than keeps the encoder busy. */
    boolean isFull() {
        return slices.size() >= BEGUN;
    }

    /** Waits for the first slice and hands it to the writer. */
    void step() throws InterruptedException {
        begin();
        var first = slices.element();
        var vectors = Objects.requireNonNull(first.encoding, "begun").await();
        var now = System.nanoTime();
        rate.add(vectors.size(), now - busySince);
        busySince = now;
        writer.hand(encoded(first, vectors), Set.of(), true);
        slices.remove();
        begin();
        for (var step : first.then) {
            step.run();
        }
    }

    /** Forgets everything; what the encoder has not begun is spared. */
    void abandon() {
        for (var slice : slices) {
            if (slice.encoding != null) {
                slice.encoding.cancel();
            }
        }
        slices.clear();
    }

    private void begin() {
        int begun = 0;
        for (Iterator<Slice> all = slices.iterator(); all.hasNext() && begun < BEGUN; begun++) {
            var slice = all.next();
            if (slice.encoding == null) {
                busySince = begun == 0 ? System.nanoTime() : busySince;
                slice.encoding = encoder.begin(
                        slice.entities.stream().map(IndexableEntity::text).toList());
            }
        }
    }

    private static List<IndexableEntity> encoded(Slice slice, List<float[]> vectors) {
        var encoded = new ArrayList<IndexableEntity>(vectors.size());
        for (int i = 0; i < vectors.size(); i++) {
            var entity = slice.entities.get(i);
            if (!slice.superseded.contains(entity.id())) {
                encoded.add(entity.with(vectors.get(i)));
            }
        }
        return encoded;
    }
}
