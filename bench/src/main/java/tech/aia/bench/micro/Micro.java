package tech.aia.bench.micro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tech.aia.bench.subject.Corpus;
import tech.aia.bench.subject.Platform;
import tech.aia.cypher.Row;
import tech.aia.embeddings.encoder.EncoderSettings;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.embeddings.index.SearchIndex;
import tech.aia.embeddings.index.SearchIndexSettings;
import tech.aia.embeddings.index.SearchMode;
import tech.aia.embeddings.index.SearchRequest;
import tech.aia.embeddings.index.SearchResult;

/** Single operations on one thread: encode a question, search for an encoded one, read one entity. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class Micro {
    /** System property: the data directory of a filled {@link Corpus}. */
    static final String STORE = "aia.bench.store";

    /** System property: a file of questions, one a line. */
    static final String QUESTIONS = "aia.bench.questions";

    private static final int HITS = 10;
    private static final String IDS = "MATCH (e:Entity {type: $type}) RETURN e.id AS id LIMIT 1000";
    private static final String POINT = "MATCH (e:Entity {id: $id}) RETURN e.id AS id, e.name AS name, e.text AS text";

    @Benchmark
    public float[] encodesAQuestion(Encoder state) {
        return state.encoder.encodeQuery(state.questions.next());
    }

    @Benchmark
    public SearchResult searchesByMeaning(Index state) {
        return state.index.search(state.requests.next().withMode(SearchMode.SEMANTIC));
    }

    @Benchmark
    public SearchResult searchesByMeaningAndWords(Index state) {
        return state.index.search(state.requests.next());
    }

    @Benchmark
    public List<Row> readsOneEntity(Store state) {
        return state.platform.graph().read(POINT, Map.of("id", state.ids.next()));
    }

    /** The built-in model on the default engine, without a cache. */
    @State(Scope.Benchmark)
    public static class Encoder {
        final TextEncoder encoder = encoder();
        final Ring<String> questions = new Ring<>(questions());

        @TearDown
        public void close() {
            encoder.close();
        }
    }

    /** The index of the corpus, and questions to it that are encoded already. */
    @State(Scope.Benchmark)
    public static class Index {
        final SearchIndex index;
        final Ring<SearchRequest> requests;

        public Index() {
            try (var encoder = encoder()) {
                index = SearchIndex.open(store().resolve("index"), SearchIndexSettings.forModel(encoder.modelId()));
                requests = new Ring<>(questions().stream()
                        .map(text -> SearchRequest.of(text, encoder.encodeQuery(text), HITS))
                        .toList());
            }
        }

        @TearDown
        public void close() {
            index.close();
        }
    }

    /** The graph of the corpus. */
    @State(Scope.Benchmark)
    public static class Store {
        final Platform platform = Platform.withoutEmbeddings(store());
        final Ring<String> ids = new Ring<>(platform.graph().read(IDS, Map.of("type", Corpus.TYPE)).stream()
                .map(row -> row.string("id"))
                .toList());

        @TearDown
        public void close() {
            platform.close();
        }
    }

    /** Gives its elements one after the other, again and again. */
    static final class Ring<T> {
        private final List<T> elements;
        private final AtomicInteger taken = new AtomicInteger();

        Ring(List<T> elements) {
            this.elements = elements;
        }

        T next() {
            return elements.get(Math.floorMod(taken.getAndIncrement(), elements.size()));
        }
    }

    private static TextEncoder encoder() {
        return TextEncoder.open(EncoderSettings.defaults().uncached());
    }

    private static List<String> questions() {
        try {
            return Files.readAllLines(Path.of(System.getProperty(QUESTIONS)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path store() {
        return Path.of(System.getProperty(STORE));
    }
}
