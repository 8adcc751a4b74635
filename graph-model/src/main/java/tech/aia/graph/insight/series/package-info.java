/**
 * What can be said of a monthly series by itself: where it goes ({@link tech.aia.graph.insight.series.Forecast}) and whether it goes
 * anywhere at all ({@link tech.aia.graph.insight.series.MannKendall}). Knows no graph.
 */
@NullMarked
package tech.aia.graph.insight.series;

import org.jspecify.annotations.NullMarked;
