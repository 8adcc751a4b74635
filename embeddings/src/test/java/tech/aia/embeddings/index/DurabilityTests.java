package tech.aia.embeddings.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tech.aia.embeddings.index.Samples.SMALL;
import static tech.aia.embeddings.index.Samples.entity;
import static tech.aia.embeddings.index.Samples.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTests {

    private static final SearchRequest WORD = SearchRequest.of("word", null, 100);

    @TempDir
    Path directory;

    @Test
    void startsEmptyInADirectoryThatDoesNotExistYet() {
        try (SearchIndex index = SearchIndex.open(directory.resolve("a/b"), SMALL)) {
            assertThat(index.cursor()).isEqualTo(SearchIndex.EMPTY);
            assertThat(index.size()).isZero();
            assertThat(index.search(SearchRequest.of("word", unit(1, 0, 0, 0), 5))
                            .hits())
                    .isEmpty();
        }
    }

    @Test
    void showsChangesAfterARefreshOnly() {
        try (SearchIndex index = SearchIndex.open(directory, SMALL)) {
            index.apply(List.of(entity("a", "word", null)), List.of());
            assertThat(index.size()).isZero();

            index.refresh();
            assertThat(index.size()).isEqualTo(1);
            assertThat(index.cursor()).isEqualTo(SearchIndex.EMPTY);
        }
    }

    @Test
    void resumesAtTheLastCommitAndDropsWhatCameAfterIt() {
        try (SearchIndex index = SearchIndex.open(directory, SMALL)) {
            index.apply(List.of(entity("a", "word", unit(1, 0, 0, 0))), List.of());
            index.commit(41);
            index.apply(List.of(entity("b", "word", null)), List.of("a"));
            index.refresh();
            assertThat(ids(index)).containsExactly("b");
        }
        try (SearchIndex index = SearchIndex.open(directory, SMALL)) {
            assertThat(index.cursor()).isEqualTo(41);
            assertThat(ids(index)).containsExactly("a");
            assertThat(index.vector("a")).isPresent();
        }
    }

    @Test
    void joinsScatteredSegmentsWhileNothingElseIsToDoAndKeepsThem() throws Exception {
        var searched = SearchRequest.of("word", unit(1, 0, 0, 0), 100);
        try (SearchIndex index = SearchIndex.open(directory, SMALL)) {
            for (int i = 0; i < 6; i++) {
                index.apply(List.of(entity("e" + i, "word", unit(1, i, 0, 0))), List.of());
                index.commit(i);
            }
            index.refresh();
            List<Hit> before = index.search(searched).hits();
            assertThat(segments()).isGreaterThan(1);

            Instant deadline = Instant.now().plusSeconds(30);
            while (!index.tidy() && Instant.now().isBefore(deadline)) {
                Thread.onSpinWait();
            }

            assertThat(segments()).isEqualTo(1);
            assertThat(index.cursor()).isEqualTo(5);
            assertThat(index.search(searched).hits()).isEqualTo(before).hasSize(6);
        }
        try (SearchIndex index = SearchIndex.open(directory, SMALL)) {
            assertThat(index.cursor()).isEqualTo(5);
            assertThat(index.search(searched).hits()).hasSize(6);
        }
    }

    private int segments() throws IOException {
        try (Directory files = FSDirectory.open(directory);
                DirectoryReader reader = DirectoryReader.open(files)) {
            return reader.leaves().size();
        }
    }

    @Test
    void opensAtTheLastCommitWhatAKilledProcessLeftBehind(@TempDir Path left) throws IOException {
        try (SearchIndex index = SearchIndex.open(directory, SMALL)) {
            index.apply(List.of(entity("a", "word", null)), List.of());
            index.commit(1);
            index.apply(List.of(entity("b", "word", null)), List.of());
            index.refresh();
            copy(directory, left);
        }
        try (SearchIndex index = SearchIndex.open(left, SMALL)) {
            assertThat(index.cursor()).isEqualTo(1);
            assertThat(ids(index)).containsExactly("a");
        }
    }

    @Test
    void isTheSameWhenChangesAreAppliedAgain() {
        try (SearchIndex index = SearchIndex.open(directory, SMALL)) {
            for (int i = 0; i < 2; i++) {
                index.apply(List.of(entity("a", "word old", null), entity("a", "word new", null)), List.of());
                index.apply(List.of(entity("b", "word", null)), List.of("b", "nobody"));
                index.refresh();
            }
            assertThat(ids(index)).containsExactly("a");
            assertThat(index.search(SearchRequest.of("old", null, 5)).hits()).isEmpty();
        }
    }

    @Test
    void takesNothingOfABatchWithAnInvalidEntity() {
        try (SearchIndex index = SearchIndex.open(directory, SMALL)) {
            IndexedEntity good = entity("good", "word", null);
            for (float[] vector : List.of(unit(1, 1), new float[] {3, 0, 0, 0}, new float[] {Float.NaN, 0, 0, 0})) {
                assertThatThrownBy(() -> index.apply(List.of(good, entity("bad", "word", vector)), List.of()))
                        .isInstanceOf(SearchIndexException.InvalidEntity.class)
                        .hasMessageContaining("'bad'");
            }
            index.refresh();
            assertThat(index.size()).isZero();
        }
        assertThatThrownBy(() -> entity(" ", "word", null)).isInstanceOf(SearchIndexException.InvalidEntity.class);
        assertThatThrownBy(() -> entity("x".repeat(9_000), "word", null))
                .isInstanceOf(SearchIndexException.InvalidEntity.class);
    }

    @Test
    void takesTextsOfAnyKindAndLength() {
        String longId = "\u00e9".repeat(8_000);
        try (SearchIndex index = SearchIndex.open(directory, SMALL)) {
            index.apply(
                    List.of(
                            entity(longId, "word \u0000 \ud83d\ude00 \ud800 \u6f22\u5b57", null),
                            entity("long", "word " + "x".repeat(100_000) + " y".repeat(1_000_000), null)),
                    List.of());
            index.refresh();
            assertThat(ids(index)).containsExactlyInAnyOrder("long", longId);
        }
    }

    @Test
    void forgetsEverythingWhenCleared() {
        try (SearchIndex index = SearchIndex.open(directory, SMALL)) {
            index.apply(List.of(entity("a", "word", null)), List.of());
            index.commit(5);
            index.clear();
            assertThat(index.cursor()).isEqualTo(SearchIndex.EMPTY);
            assertThat(index.size()).isZero();
        }
        try (SearchIndex index = SearchIndex.open(directory, SMALL)) {
            assertThat(index.cursor()).isEqualTo(SearchIndex.EMPTY);
            assertThat(index.size()).isZero();
        }
    }

    @Test
    void throwsAwayAnIndexOfAnotherModel() {
        fill(3);
        SearchIndexSettings other = new SearchIndexSettings(
                "other-model",
                SMALL.dimensions(),
                SMALL.maxConnections(),
                SMALL.beamWidth(),
                SMALL.minCandidates(),
                SMALL.semanticWeight(),
                SMALL.ramBuffer());

        assertStartsAnew(other);
    }

    @Test
    void throwsAwayWhatCannotBeReadButLeavesForeignFilesAlone() throws IOException {
        for (String damaged : List.of("segments_", ".si", ".fnm", ".vec", ".cfe")) {
            fill(3);
            Path foreign = Files.writeString(directory.resolve("notes.txt"), "mine");
            List<Path> files = filesLike(damaged);
            for (Path file : files) {
                Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.TRUNCATE_EXISTING);
            }
            if (!files.isEmpty()) {
                assertStartsAnew(SMALL);
            }
            assertThat(foreign).hasContent("mine");
        }
        assertThat(filesLike("segments_")).isNotEmpty();
    }

    @Test
    void throwsAwayAnIndexWithAMissingFile() throws IOException {
        fill(3);
        Files.delete(filesLike(".vec").getFirst());

        assertStartsAnew(SMALL);
    }

    @Test
    void saysThatAnotherOneHasTheDirectoryOpen() {
        try (SearchIndex first = SearchIndex.open(directory, SMALL)) {
            assertThatThrownBy(() -> SearchIndex.open(directory, SMALL))
                    .isInstanceOf(SearchIndexException.Locked.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("another");
            assertThat(first.size()).isZero();
        }
    }

    @Test
    void saysThatItIsClosed() {
        SearchIndex index = SearchIndex.open(directory, SMALL);
        index.close();
        index.close();

        assertThatThrownBy(() -> index.search(WORD)).isInstanceOf(SearchIndexException.Closed.class);
        assertThatThrownBy(() -> index.apply(List.of(), List.of())).isInstanceOf(SearchIndexException.Closed.class);
    }

    @Test
    void goesOnFromTheLastCommitOnceAFullDiskHasRoomAgain() throws IOException {
        FillingDisk disk = new FillingDisk(FSDirectory.open(directory));
        try (SearchIndex index = DefaultSearchIndex.open(disk, SMALL)) {
            index.apply(List.of(entity("a", "word", null)), List.of());
            index.commit(1);
            index.refresh();

            disk.full.set(true);
            assertThatThrownBy(() -> {
                        index.apply(List.of(entity("b", "word", null)), List.of());
                        index.commit(2);
                    })
                    .isInstanceOf(SearchIndexException.StorageFailed.class)
                    .hasMessageContaining("No space left");
            assertThat(index.cursor()).isEqualTo(1);
            assertThat(ids(index)).containsExactly("a");

            disk.full.set(false);
            index.apply(List.of(entity("b", "word", null)), List.of());
            index.commit(2);
            index.refresh();
            assertThat(ids(index)).containsExactly("a", "b");
            assertThat(index.cursor()).isEqualTo(2);
        }
        try (SearchIndex index = SearchIndex.open(directory, SMALL)) {
            assertThat(index.cursor()).isEqualTo(2);
            assertThat(ids(index)).containsExactly("a", "b");
        }
    }

    private void assertStartsAnew(SearchIndexSettings settings) {
        try (SearchIndex index = SearchIndex.open(directory, settings)) {
            assertThat(index.cursor()).isEqualTo(SearchIndex.EMPTY);
            assertThat(index.size()).isZero();
            index.apply(List.of(entity("fresh", "word", unit(0, 1, 0, 0))), List.of());
            index.commit(0);
        }
        try (SearchIndex index = SearchIndex.open(directory, settings)) {
            assertThat(index.cursor()).isZero();
            assertThat(ids(index)).containsExactly("fresh");
        }
    }

    private void fill(long cursor) {
        try (SearchIndex index = SearchIndex.open(directory, SMALL)) {
            index.clear();
            index.apply(List.of(entity("a", "word", unit(1, 0, 0, 0))), List.of());
            index.commit(cursor);
        }
    }

    private List<Path> filesLike(String part) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .toList();
        }
    }

    private static List<String> ids(SearchIndex index) {
        return index.search(WORD).hits().stream().map(Hit::id).sorted().toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Refuses new files while it is full. */
    private static final class FillingDisk extends FilterDirectory {
        private final AtomicBoolean full = new AtomicBoolean();

        FillingDisk(Directory disk) {
            super(disk);
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (full.get()) {
                throw new IOException("No space left on device");
            }
            return super.createOutput(name, context);
        }
    }
}
