package tech.aia.graph.insight;

import tech.aia.graph.insight.purchases.CustomerHistory;

/**
 * Customers lost by what their nodes say of it. Where any says when, those count that went in the month before a moment; a mark without a time
 * is then one of before, and who says nothing is there. Where none does, all marks count, among those that say anything.
 */
final class RecordedChurn {
    private final long[] bounds;
    private final long[] there = new long[3];
    private final long[] lost = new long[2];
    private long telling;
    private long silent;
    private long staying;
    private long marked;
    private long dated;

    RecordedChurn(long moment) {
        var earlier = MonthAxis.monthEarlier(moment);
        this.bounds = new long[] {MonthAxis.monthEarlier(earlier), earlier, moment};
    }

    void add(CustomerHistory.Recorded recorded) {
        var gone = recorded.churnedAt();
        if (recorded.churned() == null && gone == null) {
            silent++;
            return;
        }
        telling++;
        var isMarked = Boolean.TRUE.equals(recorded.churned());
        staying += !isMarked && gone == null ? 1 : 0;
        marked += isMarked ? 1 : 0;
        if (gone != null) {
            dated++;
        } else if (isMarked) {
            return;
        }
        for (int i = 0; i < bounds.length; i++) {
            if (gone == null || gone >= bounds[i]) {
                there[i]++;
            } else if (i > 0 && gone >= bounds[i - 1]) {
                lost[i - 1]++;
            }
        }
    }

    /** Customers that say whether they are gone. */
    long telling() {
        return telling;
    }

    /** Those of them that say they are not. */
    long staying() {
        return staying;
    }

    boolean hasTimes() {
        return dated > 0;
    }

    /** When the month began. */
    long from() {
        return bounds[1];
    }

    long customers() {
        return hasTimes() ? there[1] + silent : telling;
    }

    long lost() {
        return hasTimes() ? lost[1] : marked;
    }

    long activeNow() {
        return hasTimes() ? there[2] + silent : telling - marked;
    }

    long previousCustomers() {
        return hasTimes() ? there[0] + silent : 0;
    }

    long previousLost() {
        return lost[0];
    }
}
