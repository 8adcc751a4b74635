package tech.aia.app.rest.aia;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.aia.embeddings.IndexingProgress;
import tech.aia.graph.imports.ImportState;
import tech.aia.graph.imports.ImportStatus;

class ImportViewsTests {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void anImportInTheQueueIsWaiting() {
        var view = view(status(ImportState.QUEUED, null, 0, null), 0, false, 1);

        assertThat(view.status()).isEqualTo("queued");
        assertThat(view.phase()).isEqualTo("waiting");
        assertThat(view.progress()).isNull();
        assertThat(view.rate()).isNull();
        assertThat(view.remainingSeconds()).isNull();
    }

    @Test
    void aRowCountsAsDoneWhenItCanBeSearched() {
        var view = view(status(ImportState.RUNNING, 100L, 50, null), 30, false, 10);

        assertThat(view.status()).isEqualTo("running");
        assertThat(view.phase()).isEqualTo("writing");
        assertThat(view.rate()).isEqualTo(5);
        assertThat(view.progress()).isEqualTo(20);
        assertThat(view.remainingSeconds()).isEqualTo(40);
        assertThat(view.toEncode()).isEqualTo(30);
    }

    @Test
    void whatRemainsIsToldByTheRateOfEncoding() {
        var writing = ImportViews.view(
                status(ImportState.RUNNING, 1_000L, 500, null),
                new IndexingProgress(0, 100, 400, 20, false, null),
                false,
                START.plusSeconds(10));

        assertThat(writing.remainingSeconds())
                .as("400 wait and 500 are still to be written, at 20 a second")
                .isEqualTo(45);
    }

    @Test
    void writtenRowsThatCannotBeSearchedYetKeepItRunning() {
        var view = view(status(ImportState.COMPLETED, 100L, 100, 20), 25, false, 30);

        assertThat(view.status()).isEqualTo("running");
        assertThat(view.phase()).isEqualTo("encoding");
        assertThat(view.progress()).isEqualTo(75);
        assertThat(view.remainingSeconds()).isEqualTo(10);
        assertThat(view.rate()).as("of writing, which is over").isEqualTo(5);
        assertThat(view.searchable()).isFalse();
    }

    @Test
    void itIsNotAllDoneBeforeItIsSearchable() {
        assertThat(view(status(ImportState.COMPLETED, 100L, 100, 20), 0, false, 30)
                        .progress())
                .isEqualTo(99.9);
    }

    @Test
    void whatOthersHaveWaitingDoesNotMakeProgressNegative() {
        assertThat(view(status(ImportState.RUNNING, 100L, 50, null), 1_000_000, false, 10)
                        .progress())
                .isZero();
    }

    @Test
    void aSearchableImportIsCompleted() {
        var view = view(status(ImportState.COMPLETED, 100L, 100, 20), 500, true, 30);

        assertThat(view.status()).isEqualTo("completed");
        assertThat(view.phase()).isEqualTo("done");
        assertThat(view.progress()).isEqualTo(100);
        assertThat(view.toEncode()).isZero();
        assertThat(view.remainingSeconds()).isNull();
    }

    @Test
    void anIndexThatStandsStillIsTold() {
        var view = ImportViews.view(
                status(ImportState.COMPLETED, 100L, 100, 20),
                new IndexingProgress(0, 0, 5, 0, false, "the disk is full"),
                false,
                START);

        assertThat(view.message()).contains("the disk is full");
    }

    @Test
    void aFailedImportSaysWhy() {
        var view = view(status(ImportState.FAILED, 100L, 10, 2), 3, false, 30);

        assertThat(view.status()).isEqualTo("failed");
        assertThat(view.phase()).isEqualTo("done");
        assertThat(view.message()).isEqualTo("why");
        assertThat(view.rejections()).containsExactly(new ImportView.Rejection(7, "ragged"));
    }

    private static ImportView view(ImportStatus status, long waiting, boolean searchable, long seconds) {
        var index = new IndexingProgress(0, 0, waiting, 0, false, null);
        return ImportViews.view(status, index, searchable, START.plusSeconds(seconds));
    }

    private static ImportStatus status(
            ImportState state, @Nullable Long total, long created, @Nullable Integer finishedAfter) {
        return new ImportStatus(
                "import_1",
                state,
                "customer",
                total,
                created,
                created,
                0,
                0,
                0,
                List.of(new ImportStatus.Rejection(7, "ragged")),
                state == ImportState.FAILED ? "why" : null,
                START,
                state == ImportState.QUEUED ? null : START,
                finishedAfter == null ? null : START.plusSeconds(finishedAfter),
                finishedAfter == null ? null : 1L);
    }
}
