/**
 * Figures and what becomes of them: samples and their quantiles, bars and their verdicts, the table in Markdown, and plots. It knows nothing
 * of what is measured.
 */
@NullMarked
package tech.aia.bench.report;

import org.jspecify.annotations.NullMarked;
