package tech.aia.graph.agent;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * When an agent takes work.
 *
 * @param days on which its hours begin
 * @param from first minute of the hours
 * @param to end of the hours; at or before {@code from} it is that time of the next day
 */
public record WorkingHours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    /** The properties of a node that hold them. */
    static final List<String> KEYS = List.of("working_days", "working_from", "working_to", "working_zone");

    public WorkingHours {
        if (days.isEmpty()) {
            throw new GraphModelException.InvalidValue("working_hours.days", "Name at least one day", null);
        }
        days = Set.copyOf(EnumSet.copyOf(days));
    }

    /**
     * Out of words such as {@code [monday, tuesday]}, {@code 09:00}, {@code 17:30}, {@code Europe/Berlin}.
     *
     * @throws GraphModelException.InvalidValue naming the part that cannot be read
     */
    public static WorkingHours parse(List<String> days, String from, String to, String zone) {
        var set = EnumSet.noneOf(DayOfWeek.class);
        for (var day : days) {
            try {
                set.add(DayOfWeek.valueOf(day.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw new GraphModelException.InvalidValue(
                        "working_hours.days", "Days are monday, tuesday and so on", day);
            }
        }
        return new WorkingHours(set, time("from", from), time("to", to), zone(zone));
    }

    public boolean includes(Instant moment) {
        var local = moment.atZone(zone);
        var time = local.toLocalTime();
        var day = local.getDayOfWeek();
        if (from.isBefore(to)) {
            return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
        }
        return !time.isBefore(from) ? days.contains(day) : time.isBefore(to) && days.contains(day.minus(1));
    }

    /** As properties of a node. */
    Map<String, Object> properties() {
        return Map.of(
                "working_days",
                dayWords(),
                "working_from",
                from.toString(),
                "working_to",
                to.toString(),
                "working_zone",
                zone.getId());
    }

    /** The days in lower case, Monday first. */
    public List<String> dayWords() {
        return days.stream()
                .sorted()
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Out of properties as {@link #properties()} writes them; null when they are not there or cannot be read. */
    public static @Nullable WorkingHours read(Map<String, ? extends @Nullable Object> properties) {
        if (properties.get("working_days") instanceof List<?> days
                && properties.get("working_from") instanceof String from
                && properties.get("working_to") instanceof String to
                && properties.get("working_zone") instanceof String zone) {
            try {
                return parse(days.stream().map(String::valueOf).toList(), from, to, zone);
            } catch (GraphModelException unreadable) {
                return null;
            }
        }
        return null;
    }

    private static LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException unreadable) {
            throw new GraphModelException.InvalidValue(
                    "working_hours." + field, "A time of day is written as 09:00", text);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new GraphModelException.InvalidValue(
                    "working_hours.zone", "A zone is one of the tz database, such as Europe/Berlin", text);
        }
    }
}
