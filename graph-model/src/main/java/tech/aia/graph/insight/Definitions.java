package tech.aia.graph.insight;

import java.util.LinkedHashMap;
import java.util.Map;

/** Says what the figures of a dashboard mean. */
final class Definitions {
    private Definitions() {}

    static Map<String, String> of(DashboardRequest request, ChurnRule churn) {
        var days = request.activeDays();
        var texts = new LinkedHashMap<String, String>();
        texts.put(
                "revenue",
                "Sums of what purchases say was paid, by calendar month in UTC; the current month counts from its first day to as_of.");
        texts.put(
                "growth_rate",
                "Percent of the current month so far over the same days of the month before, which is previous_month_to_date; over all of"
                        + " that month when the current one is over.");
        texts.put(
                "forecast_next_month",
                "Of the month after that of as_of, from whole months only, by the method that was nearest in a back-test on the latest"
                        + " of them; the interval comes from its errors there.");
        texts.put(
                "total_active",
                churn == ChurnRule.RECORDED
                        ? "Customers that are not marked as gone."
                        : "Customers that bought in the " + days + " days before as_of.");
        texts.put("new_this_month", "Customers whose first purchase is in the current month.");
        texts.put("churn_rate", churn(churn, days));
        texts.put(
                "satisfaction_score",
                "Mean of satisfaction_score, or satisfaction, of the customers that carry one between 0 and 10; null when none does.");
        texts.put(
                "task_completion_rate",
                "Percent that completed tasks are of those that were completed or failed in the current month.");
        texts.put(
                "average_response_time",
                "Mean seconds from submission to completion of the tasks completed in the current month.");
        texts.put(
                "system_uptime",
                "Percent of the current month so far, since the first sign of life, in which a process of the platform was up, by a sign"
                        + " once a minute.");
        texts.put(
                "agent_efficiency",
                "Percent of the attempts at tasks that were completed or failed in the current month that led to a completed one.");
        texts.put(
                "trends",
                "Mann-Kendall test of the last 12 whole months at 5 %; stable when it finds no trend, null with fewer than 8 months.");
        return texts;
    }

    private static String churn(ChurnRule rule, int days) {
        return rule == ChurnRule.RECORDED
                ? "Percent of the customers that say whether they are gone that are marked as gone; where any says when, of those that were"
                        + " there a month before as_of, the ones that went since, and who says nothing is there."
                : "Percent of the customers active a month before as_of that are active no more: they had bought in the "
                        + days + " days before that, and have bought nothing in the " + days + " days before as_of.";
    }
}
