/**
 * Measures the platform on real data: one section for each thing a user waits for, run one after the other by {@link
 * tech.aia.bench.Bench}. A section measures what it compares in turns within one run, and holds the figures against the bars.
 */
@NullMarked
package tech.aia.bench;

import org.jspecify.annotations.NullMarked;
