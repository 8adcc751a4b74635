package tech.aia.embeddings.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;

/** Reads ids and types of documents, in ascending order, from their columns. */
record StoredKeys(IndexSearcher searcher) {

    String[] ids(int[] documents) throws IOException {
        String[] ids = new String[documents.length];
        BySegment.forEach(searcher, documents, (segment, from, to) -> {
            BinaryDocValues column = DocValues.getBinary(segment.reader(), Fields.ID);
            for (int i = from; i < to; i++) {
                if (column.advanceExact(documents[i] - segment.docBase)) {
                    ids[i] = column.binaryValue().utf8ToString();
                }
            }
        });
        return ids;
    }

    String[] types(int[] documents) throws IOException {
        String[] types = new String[documents.length];
        Arrays.fill(types, "");
        BySegment.forEach(searcher, documents, (segment, from, to) -> {
            SortedDocValues column = DocValues.getSorted(segment.reader(), Fields.TYPE);
            for (int i = from; i < to; i++) {
                if (column.advanceExact(documents[i] - segment.docBase)) {
                    types[i] = column.lookupOrd(column.ordValue()).utf8ToString();
                }
            }
        });
        return types;
    }
}
