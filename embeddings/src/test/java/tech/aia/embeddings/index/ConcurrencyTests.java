package tech.aia.embeddings.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ConcurrencyTests {

    private static final int ENTITIES = 400;
    private static final List<float[]> VECTORS = Samples.clustered(ENTITIES, 16, 3);

    @TempDir
    Path directory;

    @Test
    void showsSearchesWholeBatchesWhileChangesAreApplied() throws Exception {
        SearchIndexSettings settings = new SearchIndexSettings("m", 16, 16, 100, 64, 0.9, DataSize.ofMegabytes(16));
        AtomicBoolean done = new AtomicBoolean();
        try (SearchIndex index = SearchIndex.open(directory, settings);
                ExecutorService searchers = Executors.newFixedThreadPool(3)) {
            index.apply(batch(0), List.of());
            index.refresh();
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                running.add(searchers.submit(searching(index, done)));
            }
            for (int round = 1; round <= 16; round++) {
                index.apply(batch(round), List.of());
                index.refresh();
                if (round % 4 == 0) {
                    index.commit(round);
                }
            }
            done.set(true);
            for (Future<Integer> searches : running) {
                assertThat(searches.get()).isPositive();
            }
        }
    }

    /** Every round replaces every entity, so any search must see all of them, and all of one round. */
    private static Callable<Integer> searching(SearchIndex index, AtomicBoolean done) {
        return () -> {
            int searches = 0;
            do {
                List<Hit> hits = index.search(SearchRequest.of("round", VECTORS.get(searches % ENTITIES), ENTITIES)
                                .withExplain(true))
                        .hits();
                assertThat(hits).hasSize(ENTITIES);
                assertThat(hits.stream().map(Hit::type).distinct()).hasSize(1);
                searches++;
            } while (!done.get());
            return searches;
        };
    }

    private static List<IndexedEntity> batch(int round) {
        List<IndexedEntity> batch = new ArrayList<>();
        for (int i = 0; i < ENTITIES; i++) {
            batch.add(new IndexedEntity("e" + i, "round" + round, "", "round", VECTORS.get(i), Map.of("round", round)));
        }
        return batch;
    }
}
