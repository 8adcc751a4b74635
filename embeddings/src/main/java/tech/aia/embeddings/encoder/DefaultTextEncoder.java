package tech.aia.embeddings.encoder;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/** Ties tokenizer, cache and the two lanes together. */
final class DefaultTextEncoder implements TextEncoder {
    /** Texts sorted and batched together; two such windows are under way at a time. */
    private static final int WINDOW = 512;

    private final String modelId;
    private final SentenceModel model;
    private final TextTokenizer tokenizer;
    private final String queryPrefix;
    private final PlainText plainText;
    private final BatchRunner runner;
    private final QueryLane queries;
    private final ImportLane imports;
    private final AsyncCache<String, float[]> cache;
    private final LongAdder calls = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private boolean closed;

    DefaultTextEncoder(
            String modelId,
            SentenceModel model,
            TextTokenizer tokenizer,
            String queryPrefix,
            EncoderSettings settings) {
        this.modelId = modelId;
        this.model = model;
        this.tokenizer = tokenizer;
        this.queryPrefix = queryPrefix;
        this.plainText = new PlainText(settings.maxTokens());
        this.runner = new BatchRunner(model, settings);
        this.queries = new QueryLane(runner, settings.processors());
        this.imports = new ImportLane(runner, settings.processors());
        this.cache = Caffeine.newBuilder().maximumSize(settings.cacheSize()).buildAsync();
    }

    @Override
    public String modelId() {
        return modelId;
    }

    @Override
    public float[] encodeQuery(String question) {
        return encode(queryPrefix + question);
    }

    @Override
    public float[] encode(String text) {
        calls.increment();
        List<QueryLane.Query> asked = new ArrayList<>(1);
        CompletableFuture<float[]> vector = cache.get(plainText.of(text), (plain, _) -> {
            misses.increment();
            QueryLane.Query query = new QueryLane.Query(tokenizer.tokens(plain));
            asked.add(query);
            return query.vector();
        });
        // Not in the cache's own function, which keeps others from the cache meanwhile.
        asked.forEach(queries::answer);
        return Waiting.forResult(vector).clone();
    }

    @Override
    public List<float[]> encodeAll(List<String> texts) {
        float[][] vectors = new float[texts.size()][];
        Deque<Window> underWay = new ArrayDeque<>();
        try {
            for (int start = 0; start < vectors.length; start += WINDOW) {
                int end = Math.min(start + WINDOW, vectors.length);
                underWay.add(window(texts.subList(start, end), start, ImportLane.Urgency.SOON));
                if (underWay.size() > 1) {
                    underWay.remove().collectInto(vectors);
                }
            }
            while (!underWay.isEmpty()) {
                underWay.element().collectInto(vectors);
                underWay.remove();
            }
        } finally {
            underWay.forEach(Window::cancel);
        }
        return Arrays.asList(vectors);
    }

    @Override
    public Encoding begin(List<String> texts) {
        return window(texts, 0, ImportLane.Urgency.LATER);
    }

    @Override
    public EncoderStatistics statistics() {
        return runner.statistics(calls.sum() - misses.sum());
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        tokenizer.close();
        queries.close();
        imports.close();
        cache.synchronous().invalidateAll();
        model.close();
    }

    private Window window(List<String> texts, int start, ImportLane.Urgency urgency) {
        List<long[]> tokens = tokenizer.tokens(texts.stream().map(plainText::of).toList());
        int[] lengths = tokens.stream().mapToInt(ids -> ids.length).toArray();
        List<Part> parts = new ArrayList<>();
        for (List<Integer> places : runner.planImport(lengths)) {
            TokenBatch batch = TokenBatch.of(places.stream().map(tokens::get).toList());
            parts.add(new Part(places, imports.submit(batch, urgency)));
        }
        return new Window(start, texts.size(), parts);
    }

    private record Part(List<Integer> places, CompletableFuture<float[][]> vectors) {}

    private record Window(int start, int size, List<Part> parts) implements Encoding {
        void collectInto(float[][] vectors) {
            for (Part part : parts) {
                float[][] rows = Waiting.forResult(part.vectors());
                for (int i = 0; i < rows.length; i++) {
                    vectors[start + part.places().get(i)] = rows[i];
                }
            }
        }

        @Override
        public List<float[]> await() {
            float[][] vectors = new float[start + size][];
            collectInto(vectors);
            return Arrays.asList(vectors).subList(start, start + size);
        }

        @Override
        public void cancel() {
            parts.forEach(part -> part.vectors().cancel(false));
        }
    }
}
