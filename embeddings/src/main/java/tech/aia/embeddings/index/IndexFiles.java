package tech.aia.embeddings.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.OptionalLong;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;

/** The files of the index: whether they are ours and readable, and throwing them away when they are not. */
final class IndexFiles {

    private static final System.Logger LOG = System.getLogger(IndexFiles.class.getName());

    private final Directory directory;
    private final SearchIndexSettings settings;

    IndexFiles(Directory directory, SearchIndexSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** Opens what is there, or starts anew when that cannot be used. */
    IndexSession open() throws IOException {
        try {
            if (DirectoryReader.indexExists(directory) && committedCursor().isEmpty()) {
                discard("it is of another format or was made for another model");
            }
            return IndexSession.open(directory, settings);
        } catch (IOException | IllegalArgumentException failure) {
            if (!isDamage(failure)) {
                throw failure;
            }
            discard(failure.toString());
            return IndexSession.open(directory, settings);
        }
    }

    /** The cursor of the last commit; nothing when there is no commit of ours. */
    OptionalLong committedCursor() throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return OptionalLong.empty();
        }
        return IndexSignature.of(settings)
                .cursorOf(SegmentInfos.readLatestCommit(directory).getUserData());
    }

    private void discard(String reason) throws IOException {
        LOG.log(
                System.Logger.Level.WARNING,
                "the search index in {0} is thrown away and made anew: {1}",
                directory,
                reason);
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            for (String file : directory.listAll()) {
                if (isIndexFile(file)) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    private static boolean isIndexFile(String file) {
        return file.startsWith(IndexFileNames.SEGMENTS)
                || file.startsWith(IndexFileNames.PENDING_SEGMENTS)
                || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches();
    }

    /** Lucene names an unknown codec with an IllegalArgumentException. Other failures, such as a full disk, may pass by themselves. */
    private static boolean isDamage(Exception failure) {
        return failure instanceof CorruptIndexException
                || failure instanceof IndexFormatTooOldException
                || failure instanceof IndexFormatTooNewException
                || failure instanceof IndexNotFoundException
                || failure instanceof EOFException
                || failure instanceof FileNotFoundException
                || failure instanceof NoSuchFileException
                || failure instanceof IllegalArgumentException;
    }
}
