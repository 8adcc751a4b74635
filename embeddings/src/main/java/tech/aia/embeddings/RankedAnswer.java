package tech.aia.embeddings;

import java.time.Duration;
import java.util.List;
import tech.aia.embeddings.index.Hit;

/**
 * What the index found.
 *
 * @param hits best first
 * @param encoding time spent on making the query's embedding; zero when it was known
 * @param took the whole search, {@code encoding} included
 */
public record RankedAnswer(List<Hit> hits, Duration encoding, Duration took) {
    public RankedAnswer {
        hits = List.copyOf(hits);
    }
}
