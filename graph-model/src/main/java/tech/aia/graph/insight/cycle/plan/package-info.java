/** Chooses strategies by an integer programme, and says of each that is left out why. */
@NullMarked
package tech.aia.graph.insight.cycle.plan;

import org.jspecify.annotations.NullMarked;
