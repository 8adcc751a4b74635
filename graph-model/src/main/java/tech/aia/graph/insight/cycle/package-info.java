/**
 * Optimisation cycles: {@link tech.aia.graph.insight.cycle.OptimizationCycles} finds what could be done for the business in what customers
 * bought and how tasks went, chooses what pays best within a budget, a horizon and a tolerance of risk by an integer programme, and keeps the
 * plan with its evidence as nodes. {@code strategy} finds the candidates, {@code plan} chooses among them.
 */
@NullMarked
package tech.aia.graph.insight.cycle;

import org.jspecify.annotations.NullMarked;
