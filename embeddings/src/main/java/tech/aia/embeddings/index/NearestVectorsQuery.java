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

    private final int exactUpTo;

    NearestVectorsQuery(float[] target, int k, Query filter, int exactUpTo) {
        super(Fields.VECTOR, target, k, filter);
        this.exactUpTo = exactUpTo;
    }

    @Override
    protected TopDocs approximateSearch(
            LeafReaderContext context, AcceptDocs accepted, int visitedLimit, KnnCollectorManager collectors)
            throws IOException {
        if (accepted.cost() <= exactUpTo) {
            return exactSearch(context, accepted.iterator(), null);
        }
        return super.approximateSearch(context, accepted, visitedLimit, collectors);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && exactUpTo == ((NearestVectorsQuery) other).exactUpTo;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + exactUpTo;
    }
}
