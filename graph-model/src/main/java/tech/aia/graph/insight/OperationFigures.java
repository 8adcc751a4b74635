package tech.aia.graph.insight;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Objects;
import java.util.stream.IntStream;
import tech.aia.graph.insight.uptime.Uptime;

/** How the platform itself did: its tasks, its agents, its time up. */
final class OperationFigures {
    private static final double WHOLE = 100;

    private final TaskFigures tasks;
    private final Uptime uptime;

    OperationFigures(TaskFigures tasks, Uptime uptime) {
        this.tasks = tasks;
        this.uptime = uptime;
    }

    /** In the month of a moment, until then. */
    Dashboard.Operations of(Instant asOf) {
        var from = begin(MonthAxis.monthBefore(asOf));
        var ended = tasks.between(from, asOf);
        var up = uptime.share(from, asOf);
        return new Dashboard.Operations(
                ended.completionRate(),
                ended.seconds(),
                up.map(share -> Percent.rounded(WHOLE * share)).orElse(null),
                ended.efficiency(),
                ended.completed(),
                ended.failed(),
                ended.attempts());
    }

    /** Of the completion rate in those of the last whole months that had tasks. */
    Dashboard.Trend trend(Instant asOf) {
        var current = MonthAxis.monthBefore(asOf);
        var isOver = begin(current.plusMonths(1)).equals(asOf);
        var last = isOver ? current : current.minusMonths(1);
        var first = last.minusMonths(BusinessFigures.TREND_MONTHS - 1L);
        return BusinessFigures.trend(IntStream.range(0, BusinessFigures.TREND_MONTHS)
                .mapToObj(first::plusMonths)
                .map(month -> tasks.past(begin(month), begin(month.plusMonths(1))))
                .map(TaskFigures.Ended::completionRate)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private static Instant begin(YearMonth month) {
        return Instant.ofEpochMilli(MonthAxis.begin(month));
    }
}
