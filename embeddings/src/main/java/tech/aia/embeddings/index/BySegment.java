package tech.aia.embeddings.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;

/** Visits documents, in ascending order, segment by segment. */
final class BySegment {

    private BySegment() {}

    /** Looks at the documents of one segment: those from {@code from} to before {@code to} in the array. */
    interface Visitor {
        void visit(LeafReaderContext segment, int from, int to) throws IOException;
    }

    /** Moves the iterator on to the document, and tells whether it is among the iterator's. */
    static boolean reaches(DocIdSetIterator iterator, int document) throws IOException {
        return iterator.docID() < document ? iterator.advance(document) == document : iterator.docID() == document;
    }

    static void forEach(IndexSearcher searcher, int[] documents, Visitor visitor) throws IOException {
        List<LeafReaderContext> segments = searcher.getLeafContexts();
        int from = 0;
        for (LeafReaderContext segment : segments) {
            int end = segment.docBase + segment.reader().maxDoc();
            int to = from;
            while (to < documents.length && documents[to] < end) {
                to++;
            }
            if (to > from) {
                visitor.visit(segment, from, to);
            }
            from = to;
        }
    }
}
