package tech.aia.embeddings.index;

import org.apache.lucene.index.ConcurrentMergeScheduler;

/** Merges on one thread beside the encoder, and holds the writer back when too many are waiting. */
final class OneMergeThread extends ConcurrentMergeScheduler {

    private static final System.Logger LOG = System.getLogger(OneMergeThread.class.getName());
    private static final int MAX_WAITING = 6;

    OneMergeThread() {
        setMaxMergesAndThreads(MAX_WAITING, 1);
        disableAutoIOThrottle();
    }

    /** The writer refuses to go on after this, so the next change reports it and starts again at the last commit. */
    @Override
    protected void handleMergeException(Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, "merging segments of the search index failed: {0}", failure.toString());
    }
}
