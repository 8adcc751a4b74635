package tech.aia.graph.insight.cycle;

import tech.aia.graph.insight.cycle.plan.Choice;
import tech.aia.graph.insight.cycle.plan.Limits;

/** A plan before it is written. */
record CyclePlan(double baseline, Choice choice, Limits limits) {}
