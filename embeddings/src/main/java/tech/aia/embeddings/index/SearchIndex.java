package tech.aia.embeddings.index;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Finds entities by meaning, by words, or by both.
 *
 * <p>Changes go through three stages: {@link #apply} takes them, {@link #refresh} shows them to searches, {@link #commit} makes them
 * survive a crash together with the cursor that says how far they go. Applying the same changes again does no harm, so a caller that
 * starts again at {@link #cursor()} is always right.
 *
 * <p>All methods may be called from any thread. Changes are made one at a time; searches never wait for them. Every method may throw
 * {@link SearchIndexException.StorageFailed} and {@link SearchIndexException.Closed}.
 */
public interface SearchIndex extends AutoCloseable {

    /** The cursor of an index that has nothing in it. */
    long EMPTY = -1;

    /**
     * Opens the index in this directory, which is created when missing. An index that cannot be read, is of another format or was made
     * for another model is thrown away; the new one is empty and its cursor is {@link #EMPTY}.
     *
     * @throws SearchIndexException.Locked when another process, or another index of this one, has it open
     */
    static SearchIndex open(Path directory, SearchIndexSettings settings) {
        return DefaultSearchIndex.open(directory, settings);
    }

    /** The cursor of the last commit, or {@link #EMPTY}. */
    long cursor();

    /**
     * Adds the entities, replacing those of the same id, and then removes the deleted ids. Either all of a batch is taken or nothing.
     *
     * @throws SearchIndexException.InvalidEntity when a vector is not of the right width and unit length
     */
    void apply(Collection<IndexedEntity> upserts, Collection<String> deletedIds);

    /** Lets searches see everything applied so far. */
    void refresh();

    /**
     * Writes everything applied so far to disk for good, and with it the cursor.
     *
     * @param cursor of the last change applied, 0 or greater
     */
    void commit(long cursor);

    /**
     * To be called now and then while nothing is applied: joins small segments in the background, since every segment makes a search
     * slower, and shows and keeps those joined by then. It does nothing while there is little to gain.
     *
     * @return whether there is nothing left to join
     */
    boolean tidy();

    /**
     * Finds entities among those visible since the last refresh. Filters are applied inside the search: as many hits come back as the
     * request asks for whenever so many entities meet its types, filters and threshold and have a part in the ranking.
     *
     * @throws SearchIndexException.InvalidRequest when the vector does not fit
     * @throws SearchIndexException.UnknownProperty when a filter names a property that no entity has
     * @throws SearchIndexException.WrongValueType when a filter's value cannot be compared with its property
     */
    SearchResult search(SearchRequest request);

    /** The properties that filters may name, in alphabetical order. */
    Set<String> filterableProperties();

    /** How many entities searches can see. */
    long size();

    /** The stored vector of an entity that searches can see. */
    Optional<float[]> vector(String id);

    /** Removes everything, for good; the cursor is {@link #EMPTY} again. */
    void clear();

    /** Closes the files. What was not committed is dropped, so that the cursor stays true. */
    @Override
    void close();
}
