package tech.aia.graph.insight;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The months up to a moment, as places in arrays. Times are milliseconds since 1970.
 *
 * @param first month of the axis
 * @param bounds beginning of each month, and the moment itself last
 */
@SuppressWarnings("ArrayRecordComponent") // Read in the innermost loop, and shared with nobody.
record MonthAxis(YearMonth first, long[] bounds, boolean complete) {

    /** Up to so many months before a moment, and no more than from the first purchase on. */
    static MonthAxis until(Instant asOf, long firstPurchase, int most) {
        var current = monthBefore(asOf);
        var oldest = YearMonth.from(Instant.ofEpochMilli(firstPurchase).atZone(ZoneOffset.UTC));
        var first = current.minusMonths(most - 1L);
        first = oldest.isAfter(first) ? oldest : first;
        first = first.isAfter(current) ? current : first;
        var months = (int) first.until(current, java.time.temporal.ChronoUnit.MONTHS) + 1;
        var bounds = new long[months + 1];
        for (int month = 0; month < months; month++) {
            bounds[month] = begin(first.plusMonths(month));
        }
        bounds[months] = asOf.toEpochMilli();
        return new MonthAxis(first, bounds, bounds[months] == begin(current.plusMonths(1)));
    }

    /** The month that the time just before a moment is in: at the first of May, that is April. */
    static YearMonth monthBefore(Instant asOf) {
        return YearMonth.from(asOf.minusMillis(1).atZone(ZoneOffset.UTC));
    }

    static long begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    int months() {
        return bounds.length - 1;
    }

    /** Months that are over. */
    int completeMonths() {
        return complete ? months() : months() - 1;
    }

    YearMonth month(int place) {
        return first.plusMonths(place);
    }

    long end() {
        return bounds[bounds.length - 1];
    }

    /** Beginning of the month before the current one, which need not be on the axis. */
    long previousBegin() {
        return begin(month(months() - 2));
    }

    /** Until when the month before is compared with the current one. */
    long previousCut() {
        var currentBegin = bounds[months() - 1];
        return complete ? currentBegin : Math.min(currentBegin, previousBegin() + end() - currentBegin);
    }

    /** A month before a moment, at the same day and time as far as that month has it. */
    static long monthEarlier(long moment) {
        return Instant.ofEpochMilli(moment)
                .atZone(ZoneOffset.UTC)
                .minusMonths(1)
                .toInstant()
                .toEpochMilli();
    }
}
