package tech.aia.embeddings;

import java.time.Duration;
import java.util.List;

/**
 * What a search found.
 *
 * @param found best first
 * @param encoding time spent on making the query's embedding; zero when it was known
 * @param took the whole search, {@code encoding} included
 */
public record SearchAnswer(List<FoundEntity> found, Duration encoding, Duration took) {}
