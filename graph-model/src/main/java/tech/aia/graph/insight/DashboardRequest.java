package tech.aia.graph.insight;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * What a dashboard is to be about.
 *
 * @param asOf what happened before this moment counts; null for the present
 * @param segment which customers
 * @param activeDays a customer is active for so many days after a purchase, 1 to 1000
 * @param churn who counts as lost
 * @param months how many of the latest months are listed, 1 to {@value #MOST_MONTHS}
 * @param movers how many customers and products that rose or fell most, 0 to 100
 */
public record DashboardRequest(
        @Nullable Instant asOf, Segment segment, int activeDays, ChurnRule churn, int months, int movers) {
    public static final int MOST_MONTHS = 240;

    private static final int ACTIVE_DAYS = 90;
    private static final int MONTHS = 24;
    private static final int MOVERS = 5;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9998;

    /** The whole business at present. */
    public static final DashboardRequest NOW =
            new DashboardRequest(null, Segment.ALL, ACTIVE_DAYS, ChurnRule.AUTO, MONTHS, MOVERS);

    /** @throws GraphModelException.InvalidValue if a number is out of its range */
    public DashboardRequest {
        between("active_days", activeDays, 1, 1000);
        between("months", months, 1, MOST_MONTHS);
        between("movers", movers, 0, 100);
        if (asOf != null) {
            between("as_of", asOf.atZone(ZoneOffset.UTC).getYear(), FIRST_YEAR, LAST_YEAR);
        }
    }

    public DashboardRequest asOf(Instant moment) {
        return new DashboardRequest(moment, segment, activeDays, churn, months, movers);
    }

    public DashboardRequest segment(Segment some) {
        return new DashboardRequest(asOf, some, activeDays, churn, months, movers);
    }

    private static void between(String field, int given, int least, int most) {
        if (given < least || given > most) {
            throw new GraphModelException.InvalidValue(
                    field, "'" + field + "' must be between " + least + " and " + most, given);
        }
    }
}
