package tech.aia.embeddings.index;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;

/** A searcher that knows the properties of the state of the index it looks at. */
final class CatalogedSearcher extends IndexSearcher {

    private final PropertyCatalog catalog;

    CatalogedSearcher(IndexReader reader) {
        super(reader);
        setQueryCache(null);
        this.catalog = new PropertyCatalog(reader);
    }

    PropertyCatalog catalog() {
        return catalog;
    }
}
