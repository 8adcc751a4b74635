package tech.aia.graph.insight.cycle.strategy;

/** The M/M/c queue (Erlang, 1917). */
final class ErlangC {
    private ErlangC() {}

    /**
     * By which share of itself the mean wait falls when one more serves. Where so few cannot keep up, which has no mean wait, it is as if each
     * served an equal share of it. A wait too small for a number is saved whole.
     *
     * @param load arrivals in the mean time of a service
     */
    static double saved(double load, int servers) {
        if (load >= servers) {
            return 1.0 / (servers + 1);
        }
        var wait = meanWait(load, servers);
        return wait > 0 ? 1 - meanWait(load, servers + 1) / wait : 1;
    }

    /** Mean wait, in mean times of a service. */
    static double meanWait(double load, int servers) {
        return probability(load, servers) / (servers - load);
    }

    /** That who arrives has to wait, by way of Erlang's B, which a short recursion gives. */
    static double probability(double load, int servers) {
        double blocked = 1;
        for (int n = 1; n <= servers; n++) {
            blocked = load * blocked / (n + load * blocked);
        }
        return servers * blocked / (servers - load * (1 - blocked));
    }
}
