package tech.aia.embeddings.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.knn.KnnCollectorManager;

/**
 * Nearest vectors among those that match a filter. Where the filter leaves few of a segment, comparing with all of these is both faster
 * and more exact than walking a graph whose nodes nearly all do not count.
 */
final class NearestVectorsQuery extends KnnFloatVectorQuery {

    /**
     * A comparison with each match costs their number; a walk that must find enough of them costs as many times more than one without a
     * filter as they are a part of the segment. With this times the root of the segment's vectors both took as long, on 60,000 to
     * 110,000 of them.
     */
    private static final double EXACT_PER_ROOT = 50;

    private final boolean exact;

    private NearestVectorsQuery(float[] target, int k, Query filter, boolean exact) {
        super(Fields.VECTOR, target, k, filter);
        this.exact = exact;
    }

    /** By whichever way is quicker; a walk may miss some. */
    static NearestVectorsQuery among(float[] target, int k, Query filter) {
        return new NearestVectorsQuery(target, k, filter, false);
    }

    /** By comparing with all that match. */
    static NearestVectorsQuery exact(float[] target, int k, Query filter) {
        return new NearestVectorsQuery(target, k, filter, true);
    }

    static int exactUpTo(int vectors) {
        return (int) (EXACT_PER_ROOT * Math.sqrt(vectors));
    }

    @Override
    protected TopDocs approximateSearch(
            LeafReaderContext context, AcceptDocs accepted, int visitedLimit, KnnCollectorManager collectors)
            throws IOException {
        if (exact || accepted.cost() <= exactUpTo(context.reader().maxDoc())) {
            return exactSearch(context, accepted.iterator(), null);
        }
        return super.approximateSearch(context, accepted, visitedLimit, collectors);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && exact == ((NearestVectorsQuery) other).exact;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Boolean.hashCode(exact);
    }
}
