package tech.aia.embeddings.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * An open writer and its near-real-time readers. After a failed write the writer is of no use any more; a new session starts at the last
 * commit. Writing methods are called by one thread at a time.
 */
final class IndexSession {

    /**
     * Up to which k a walk of a graph would visit every vector of a segment anyway, so that it gets none: Lucene expects k times the
     * logarithm of the segment's size. This leaves segments of up to some 2,000 vectors without one, which spares the small ones their
     * cost.
     */
    private static final int GRAPHLESS_UP_TO_K = 250;

    private static final int SEGMENTS_PER_TIER = 3;
    private static final double SMALL_SEGMENT_MB = 64;

    /** The share of documents outside the largest segment that is left alone. */
    private static final double LARGEST_REST = 0.1;

    /** Joining more would take longer than an index is likely to stand still. */
    private static final int MOST_JOINED = 2_000_000;

    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final EntityDocuments documents;
    private final IndexSignature signature;

    private IndexSession(IndexWriter writer, SearcherManager searchers, SearchIndexSettings settings) {
        this.writer = writer;
        this.searchers = searchers;
        this.documents = new EntityDocuments(settings.dimensions(), writer.getFieldNames());
        this.signature = IndexSignature.of(settings);
    }

    static IndexSession open(Directory directory, SearchIndexSettings settings) throws IOException {
        IndexWriter writer = new IndexWriter(directory, config(settings));
        try {
            return new IndexSession(writer, new SearcherManager(writer, new CatalogedSearchers()), settings);
        } catch (IOException | RuntimeException failure) {
            IOUtils.closeWhileHandlingException(writer);
            throw failure;
        }
    }

    void apply(Collection<IndexedEntity> upserts, Collection<String> deletedIds) throws IOException {
        List<Document> checked = new ArrayList<>(upserts.size());
        for (IndexedEntity entity : upserts) {
            checked.add(documents.document(entity));
        }
        int next = 0;
        for (IndexedEntity entity : upserts) {
            writer.updateDocument(new Term(Fields.ID, entity.id()), checked.get(next++));
        }
        writer.deleteDocuments(
                deletedIds.stream().map(id -> new Term(Fields.ID, id)).toArray(Term[]::new));
    }

    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    void commit(long cursor) throws IOException {
        Map<String, String> data = signature.withCursor(cursor);
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
    }

    /**
     * @param cursor of the last commit: what is committed here is the same in other segments
     * @return whether there is nothing left to join
     */
    boolean tidy(long cursor) throws IOException {
        if (writer.hasPendingMerges() || cursor == SearchIndex.EMPTY) {
            return false;
        }
        refresh();
        if (read(IndexSession::isScattered)) {
            writer.forceMerge(1, false);
            return false;
        }
        if (writer.hasUncommittedChanges()) {
            commit(cursor);
        }
        return true;
    }

    /** Joining costs as much as what it copies, so there must be some growth between one time and the next. */
    private static boolean isScattered(IndexSearcher searcher) {
        int largest = searcher.getLeafContexts().stream()
                .mapToInt(segment -> segment.reader().numDocs())
                .max()
                .orElse(0);
        int all = searcher.getIndexReader().numDocs();
        return all <= MOST_JOINED && all - largest > LARGEST_REST * all;
    }

    void clear() throws IOException {
        writer.deleteAll();
        commit(SearchIndex.EMPTY);
        refresh();
    }

    /** Something that looks at one state of the index. */
    interface Reading<T> {
        T read(CatalogedSearcher searcher) throws IOException;
    }

    <T> T read(Reading<T> reading) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return reading.read((CatalogedSearcher) searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** What ended the writer before its time, perhaps on the merging thread. */
    Optional<Throwable> endedBy() {
        return Optional.ofNullable(writer.getTragicException());
    }

    /** Drops what was not committed. A writer that failed before has nothing left to say. */
    void close() {
        IOUtils.closeWhileHandlingException(searchers, writer);
    }

    private static IndexWriterConfig config(SearchIndexSettings settings) {
        TieredMergePolicy merges = new TieredMergePolicy();
        merges.setSegmentsPerTier(SEGMENTS_PER_TIER).setFloorSegmentMB(SMALL_SEGMENT_MB);
        return new IndexWriterConfig(new TextAnalysis())
                .setCodec(codec(settings))
                .setRAMBufferSizeMB((double) settings.ramBuffer().toMegabytes())
                .setMergePolicy(merges)
                .setMergeScheduler(new OneMergeThread())
                .setUseCompoundFile(false)
                .setMaxFullFlushMergeWaitMillis(0)
                .setCommitOnClose(false);
    }

    /** Plain floats: Lucene's quantised formats took longer here, since they prepare each question once per segment. */
    private static Lucene104Codec codec(SearchIndexSettings settings) {
        KnnVectorsFormat vectors = new Lucene99HnswVectorsFormat(
                settings.maxConnections(), settings.beamWidth(), 1, null, GRAPHLESS_UP_TO_K);
        return new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return vectors;
            }
        };
    }

    private static final class CatalogedSearchers extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            return new CatalogedSearcher(reader);
        }
    }
}
