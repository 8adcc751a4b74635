package tech.aia.graph.insight.cycle.strategy;

/** Figures as evidence tells them. */
final class Told {
    private static final double CENT = 100;
    private static final double FOUR = 10_000;

    private Told() {}

    static double money(double value) {
        return Math.round(value * CENT) / CENT;
    }

    static double share(double value) {
        return Math.round(value * FOUR) / FOUR;
    }
}
