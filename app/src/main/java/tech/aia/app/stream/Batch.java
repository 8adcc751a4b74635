package tech.aia.app.stream;

import java.util.List;

/** The events of one change set, in order. */
record Batch(long cursor, List<Frame> frames) {}
