package tech.aia.app.rest.aia;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.activity.ActivityFigures;
import tech.aia.graph.activity.ActivityPeriod;
import tech.aia.graph.activity.PlatformActivity;

/** Figures of activities as this face shows them. */
final class MonitoringViews {
    private static final int MOST_USED = 5;
    private static final int SLOWEST = 10;
    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB", "PB", "EB");
    private static final double THOUSAND = 1000;

    private MonitoringViews() {}

    static MonitoringBodies.UserAnalytics user(
            String userId, String period, ActivityPeriod time, ActivityFigures figures) {
        return new MonitoringBodies.UserAnalytics(
                userId,
                period,
                time.from(),
                time.to(),
                summary(figures),
                patterns(figures),
                performance(figures),
                sampling(figures));
    }

    static MonitoringBodies.Dashboard dashboard(String period, ActivityPeriod time, PlatformActivity activity) {
        var figures = activity.figures();
        return new MonitoringBodies.Dashboard(
                period,
                time.from(),
                time.to(),
                summary(figures),
                new MonitoringBodies.Users(
                        activity.users(),
                        activity.sessions(),
                        activity.activeSessions(),
                        hundredths((double) figures.requests() / time.length().toMinutes())),
                patterns(figures),
                performance(figures),
                slowest(figures),
                sampling(figures));
    }

    private static MonitoringBodies.Summary summary(ActivityFigures figures) {
        var bytes = figures.bytes();
        return new MonitoringBodies.Summary(
                figures.requests(),
                figures.successful(),
                figures.failed(),
                rounded(figures.times().average()),
                bytes == null ? null : size(bytes),
                bytes,
                mostUsed(figures).stream().map(ActivityFigures.Endpoint::name).toList(),
                figures.activities());
    }

    private static MonitoringBodies.UsagePatterns patterns(ActivityFigures figures) {
        var preferred = new LinkedHashMap<String, Double>();
        mostUsed(figures).forEach(endpoint -> preferred.put(endpoint.name(), share(endpoint.share())));
        return new MonitoringBodies.UsagePatterns(figures.peakHours(), preferred, figures.hours(), figures.types());
    }

    private static List<ActivityFigures.Endpoint> mostUsed(ActivityFigures figures) {
        return figures.endpoints().stream().limit(MOST_USED).toList();
    }

    private static MonitoringBodies.Performance performance(ActivityFigures figures) {
        var times = figures.times();
        var errors = figures.errorRate();
        return new MonitoringBodies.Performance(
                times.p50(), times.p95(), times.p99(), errors == null ? null : Double.valueOf(share(errors)));
    }

    private static List<MonitoringBodies.Endpoint> slowest(ActivityFigures figures) {
        return figures.endpoints().stream()
                .filter(endpoint -> endpoint.times().p95() != null)
                .sorted(Comparator.comparing(
                        endpoint -> endpoint.times().p95(), Comparator.nullsFirst(Comparator.reverseOrder())))
                .limit(SLOWEST)
                .map(endpoint -> new MonitoringBodies.Endpoint(
                        endpoint.name(),
                        endpoint.requests(),
                        rounded(endpoint.times().average()),
                        endpoint.times().p95(),
                        share(endpoint.errorRate())))
                .toList();
    }

    private static MonitoringBodies.Sampling sampling(ActivityFigures figures) {
        return new MonitoringBodies.Sampling(
                figures.sampled(),
                figures.recorded(),
                figures.recorded() == 0
                        ? null
                        : Double.valueOf(hundredths((double) figures.activities() / figures.recorded())));
    }

    /** With one decimal from a thousand bytes on, such as 2.3MB. */
    static String size(long bytes) {
        if (bytes < THOUSAND) {
            return bytes + UNITS.getFirst();
        }
        double value = bytes;
        int unit = 0;
        // What would be shown as 1000.0 is one of the next unit.
        while (Math.round(value * 10) >= THOUSAND * 10) {
            value /= THOUSAND;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f%s", value, UNITS.get(unit));
    }

    private static double share(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }

    private static @Nullable Double rounded(@Nullable Double number) {
        return number == null ? null : Double.valueOf(hundredths(number));
    }

    private static double hundredths(double number) {
        return Math.round(number * 100) / 100.0;
    }
}
