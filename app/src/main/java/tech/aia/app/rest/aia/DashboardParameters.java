package tech.aia.app.rest.aia;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.insight.ChurnRule;
import tech.aia.graph.insight.DashboardRequest;
import tech.aia.graph.insight.Segment;

/** What a dashboard is to be about, as query parameters say it, but for the segment. */
record DashboardParameters(
        @Nullable String asOf,
        @Nullable Integer activeDays,
        @Nullable String churn,
        @Nullable Integer months,
        @Nullable Integer movers) {

    DashboardRequest request(Segment segment) {
        var usual = DashboardRequest.NOW;
        return new DashboardRequest(
                asOf == null ? null : moment(asOf),
                segment,
                activeDays == null ? usual.activeDays() : activeDays,
                churn == null ? usual.churn() : rule(churn),
                months == null ? usual.months() : months,
                movers == null ? usual.movers() : movers);
    }

    static Instant moment(String text) {
        try {
            return text.length() == "2025-09-30".length()
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new RestException(
                    ErrorCode.VALIDATION,
                    "The parameter 'as_of' must be a date such as 2025-09-30, or a time with its offset such as"
                            + " 2025-09-30T12:00:00Z",
                    "as_of",
                    text);
        }
    }

    private static ChurnRule rule(String word) {
        return ChurnRule.find(word)
                .orElseThrow(() -> new RestException(
                        ErrorCode.VALIDATION,
                        "The parameter 'churn' must be auto, activity or recorded",
                        "churn",
                        word));
    }
}
