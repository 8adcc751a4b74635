package tech.aia.embeddings.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is kept of a walk that gathers more than is wanted. */
class VectorRankingTests {
    private static final int COUNT = 600;
    private static final int WANTED = 12;
    private static final List<float[]> VECTORS = Samples.clustered(COUNT, 16, 3);
    private static final Directory DIRECTORY = new ByteBuffersDirectory();

    private static DirectoryReader reader;

    @BeforeAll
    static void fill() throws IOException {
        try (var writer = new IndexWriter(DIRECTORY, new IndexWriterConfig())) {
            for (var vector : VECTORS) {
                var document = new Document();
                document.add(new KnnFloatVectorField(Fields.VECTOR, vector));
                document.add(new IntPoint("n", writer.getDocStats().numDocs));
                writer.addDocument(document);
            }
        }
        reader = DirectoryReader.open(DIRECTORY);
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
        DIRECTORY.close();
    }

    @Test
    void theNearestOfALongWalkAreKept() throws IOException {
        assertThat(kept(Optional.empty())).containsExactlyElementsOf(nearest(i -> true));
    }

    @Test
    void theNearestThatMatchAreKept() throws IOException {
        assertThat(kept(Optional.of(IntPoint.newRangeQuery("n", 300, COUNT))))
                .containsExactlyElementsOf(nearest(i -> i >= 300));
    }

    @Test
    void whereFewerMatchThanTheWalkIsLongTheyAreStillNoMoreThanWanted() throws IOException {
        assertThat(kept(Optional.of(IntPoint.newRangeQuery("n", 0, 19))))
                .containsExactlyElementsOf(nearest(i -> i < 20));
    }

    private static List<Integer> kept(Optional<Query> filter) throws IOException {
        var proposals = new VectorRanking(new IndexSearcher(reader), VECTORS.get(5)).nearest(WANTED, 200, filter);
        return Arrays.stream(proposals.union(Proposals.NONE)).boxed().toList();
    }

    private static List<Integer> nearest(IntPredicate matches) {
        return Samples.nearest(VECTORS, VECTORS.get(5), WANTED, matches).stream()
                .sorted()
                .toList();
    }
}
