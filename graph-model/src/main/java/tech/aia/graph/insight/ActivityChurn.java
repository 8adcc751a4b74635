package tech.aia.graph.insight;

import tech.aia.graph.insight.purchases.CustomerHistory;

/** Customers lost in the month before a moment, and in the one before that, by what they bought. */
final class ActivityChurn {
    private final long window;
    private final long[] bounds;
    private final long[] active = new long[3];
    private final long[] lost = new long[2];

    ActivityChurn(long moment, long window) {
        this.window = window;
        var earlier = MonthAxis.monthEarlier(moment);
        this.bounds = new long[] {MonthAxis.monthEarlier(earlier), earlier, moment};
    }

    /** @param size how many of the purchases count, at least one */
    void add(CustomerHistory history, int size) {
        if (history.time(size - 1) < bounds[0] - window) {
            return;
        }
        var before = false;
        for (int i = 0; i < bounds.length; i++) {
            var now = activeAt(history, bounds[i]);
            active[i] += now ? 1 : 0;
            if (before && !now) {
                lost[i - 1]++;
            }
            before = now;
        }
    }

    private boolean activeAt(CustomerHistory history, long moment) {
        var size = history.sizeBefore(moment);
        return size > 0 && history.time(size - 1) >= moment - window;
    }

    long activeNow() {
        return active[2];
    }

    /** When the month began. */
    long from() {
        return bounds[1];
    }

    long customers() {
        return active[1];
    }

    long lost() {
        return lost[1];
    }

    /** Customers at the beginning of the month before. */
    long previousCustomers() {
        return active[0];
    }

    long previousLost() {
        return lost[0];
    }
}
