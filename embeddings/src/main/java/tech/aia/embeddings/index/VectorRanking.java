package tech.aia.embeddings.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/** The semantic part: nearest vectors by a walk of the HNSW graph, and exact similarities. */
final class VectorRanking {

    private final IndexSearcher searcher;
    private final float[] target;

    VectorRanking(IndexSearcher searcher, float[] target) {
        this.searcher = searcher;
        this.target = target;
    }

    /**
     * The documents with the {@code k} nearest vectors among those that match the filter: as many as there are, up to {@code k}. A walk
     * can end early where deletions or filters have cut the graph in pieces; then every vector is looked at.
     *
     * @param length how many near ones a walk gathers, at least {@code k}: the more, the fewer of the nearest it misses
     */
    Proposals nearest(int k, int length, Optional<Query> filter) throws IOException {
        Query walk = filter.<Query>map(some -> NearestVectorsQuery.among(target, length, some))
                .orElseGet(() -> new KnnFloatVectorQuery(Fields.VECTOR, target, length));
        ScoreDoc[] found = search(walk, length);
        if (found.length < length && found.length < count(filter)) {
            Query everything = filter.orElse(MatchAllDocsQuery.INSTANCE);
            found = search(NearestVectorsQuery.exact(target, k, everything), k);
        }
        return Proposals.of(Arrays.copyOf(found, Math.min(k, found.length)));
    }

    /** {@code (1 + cosine) / 2} for each of these documents, in ascending order; NaN for those without a vector. */
    double[] similarities(int[] documents) throws IOException {
        double[] similarities = new double[documents.length];
        Arrays.fill(similarities, Double.NaN);
        BySegment.forEach(searcher, documents, (segment, from, to) -> {
            FloatVectorValues vectors = segment.reader().getFloatVectorValues(Fields.VECTOR);
            if (vectors == null) {
                return;
            }
            KnnVectorValues.DocIndexIterator position = vectors.iterator();
            for (int i = from; i < to; i++) {
                if (BySegment.reaches(position, documents[i] - segment.docBase)) {
                    similarities[i] = Vectors.similarity(target, vectors.vectorValue(position.index()));
                }
            }
        });
        return similarities;
    }

    /** Nearest first. */
    private ScoreDoc[] search(Query query, int k) throws IOException {
        return searcher.search(query, k).scoreDocs;
    }

    private int count(Optional<Query> filter) throws IOException {
        BooleanQuery.Builder withVector =
                new BooleanQuery.Builder().add(new FieldExistsQuery(Fields.VECTOR), Occur.FILTER);
        filter.ifPresent(some -> withVector.add(some, Occur.FILTER));
        return searcher.count(withVector.build());
    }

    /** The vector of one document, copied. */
    static Optional<float[]> vector(LeafReaderContext segment, int document) throws IOException {
        FloatVectorValues vectors = segment.reader().getFloatVectorValues(Fields.VECTOR);
        if (vectors == null) {
            return Optional.empty();
        }
        KnnVectorValues.DocIndexIterator position = vectors.iterator();
        return position.advance(document) == document
                ? Optional.of(vectors.vectorValue(position.index()).clone())
                : Optional.empty();
    }
}
