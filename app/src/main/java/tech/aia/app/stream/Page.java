package tech.aia.app.stream;

import java.util.List;

/**
 * A stretch of the stream.
 *
 * @param batches in order; the first may begin before the place that was asked for, so ids are to be compared
 * @param next the place after all of them
 */
record Page(List<Batch> batches, EventId next) {}
