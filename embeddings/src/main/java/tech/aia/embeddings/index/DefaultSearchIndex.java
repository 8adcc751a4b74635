package tech.aia.embeddings.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** Keeps one {@link IndexSession} going: replaces it after a failed write, and lets searches find the current one. */
final class DefaultSearchIndex implements SearchIndex {

    private static final System.Logger LOG = System.getLogger(DefaultSearchIndex.class.getName());

    /** Has nothing to close but what it keeps for each thread. */
    private static final TextAnalysis QUESTIONS = new TextAnalysis();

    private final Directory directory;
    private final IndexFiles files;
    private final SearchIndexSettings settings;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile @Nullable IndexSession session;
    private volatile long cursor;
    private volatile boolean closed;

    private DefaultSearchIndex(Directory directory, SearchIndexSettings settings) throws IOException {
        this.directory = directory;
        this.settings = settings;
        this.files = new IndexFiles(directory, settings);
        this.session = files.open();
        this.cursor = files.committedCursor().orElse(EMPTY);
    }

    static SearchIndex open(Path path, SearchIndexSettings settings) {
        try {
            Files.createDirectories(path);
            return open(FSDirectory.open(path), settings);
        } catch (LockObtainFailedException inUse) {
            throw new SearchIndexException.Locked(path, inUse);
        } catch (IOException failure) {
            throw new SearchIndexException.StorageFailed(
                    "the search index in " + path + " cannot be opened: " + failure, failure);
        }
    }

    static SearchIndex open(Directory directory, SearchIndexSettings settings) throws IOException {
        try {
            return new DefaultSearchIndex(directory, settings);
        } catch (IOException | RuntimeException failure) {
            IOUtils.closeWhileHandlingException(directory);
            throw failure;
        }
    }

    @Override
    public long cursor() {
        return cursor;
    }

    @Override
    public void apply(Collection<IndexedEntity> upserts, Collection<String> deletedIds) {
        write(current -> current.apply(List.copyOf(upserts), List.copyOf(deletedIds)));
    }

    @Override
    public void refresh() {
        write(IndexSession::refresh);
    }

    @Override
    public void commit(long newCursor) {
        if (newCursor < 0) {
            throw new SearchIndexException.InvalidRequest("the cursor is " + newCursor + ", but must be 0 or greater");
        }
        write(current -> {
            current.commit(newCursor);
            cursor = newCursor;
        });
    }

    @Override
    public boolean tidy() {
        AtomicBoolean tidy = new AtomicBoolean();
        write(current -> tidy.set(current.tidy(cursor)));
        return tidy.get();
    }

    @Override
    public void clear() {
        write(current -> {
            current.clear();
            cursor = EMPTY;
        });
    }

    @Override
    public SearchResult search(SearchRequest request) {
        Question question = QUESTIONS.question(request.text());
        return read(searcher -> new Search(searcher, settings, request, question).run());
    }

    @Override
    public Set<String> filterableProperties() {
        return read(searcher -> searcher.catalog().properties());
    }

    @Override
    public long size() {
        return read(searcher -> (long) searcher.getIndexReader().numDocs());
    }

    @Override
    public Optional<float[]> vector(String id) {
        return read(searcher -> {
            TopDocs found = searcher.search(new TermQuery(new Term(Fields.ID, id)), 1);
            if (found.scoreDocs.length == 0) {
                return Optional.empty();
            }
            int document = found.scoreDocs[0].doc;
            List<LeafReaderContext> segments = searcher.getLeafContexts();
            LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
            return VectorRanking.vector(segment, document - segment.docBase);
        });
    }

    @Override
    public void close() {
        writing.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            dropSession();
            IOUtils.closeWhileHandlingException(directory);
        } finally {
            writing.unlock();
        }
    }

    private interface Change {
        void make(IndexSession session) throws IOException;
    }

    private void write(Change change) {
        writing.lock();
        try {
            make(change, currentForWriting());
        } catch (IOException failure) {
            throw writingFailed(failure);
        } finally {
            writing.unlock();
        }
    }

    private void make(Change change, IndexSession current) throws IOException {
        try {
            change.make(current);
        } catch (IOException failure) {
            startAgain();
            throw writingFailed(failure);
        } catch (RuntimeException failure) {
            // A writer that failed before answers with several kinds of these.
            Throwable end = current.endedBy().orElseThrow(() -> failure);
            startAgain();
            throw writingFailed(end);
        }
    }

    private static SearchIndexException writingFailed(Throwable cause) {
        return new SearchIndexException.StorageFailed(
                "writing the search index failed, it is back at its last commit: " + cause, cause);
    }

    private IndexSession currentForWriting() throws IOException {
        if (closed) {
            throw new SearchIndexException.Closed();
        }
        IndexSession current = session;
        if (current == null) {
            current = files.open();
            cursor = files.committedCursor().orElse(EMPTY);
            session = current;
        }
        return current;
    }

    /** A failed writer has lost what was not committed. When a new one cannot be had now, the next change tries again. */
    private void startAgain() {
        dropSession();
        try {
            currentForWriting();
        } catch (IOException | AlreadyClosedException failure) {
            LOG.log(System.Logger.Level.WARNING, "the search index cannot be opened again yet", failure);
        }
    }

    private void dropSession() {
        IndexSession current = session;
        session = null;
        if (current != null) {
            current.close();
        }
    }

    private <T> T read(IndexSession.Reading<T> reading) {
        while (true) {
            IndexSession current = currentForReading();
            try {
                return current.read(reading);
            } catch (AlreadyClosedException replaced) {
                if (current == session) {
                    throw new SearchIndexException.StorageFailed("the search index cannot be read", replaced);
                }
            } catch (IOException failure) {
                throw new SearchIndexException.StorageFailed("reading the search index failed: " + failure, failure);
            }
        }
    }

    private IndexSession currentForReading() {
        IndexSession current = session;
        if (current != null) {
            return current;
        }
        // Being replaced just now, or closed: whoever does it holds the lock until it is done.
        writing.lock();
        try {
            return currentForWriting();
        } catch (IOException failure) {
            throw new SearchIndexException.StorageFailed("the search index cannot be opened: " + failure, failure);
        } finally {
            writing.unlock();
        }
    }
}
