package tech.aia.graph.insight.cycle.strategy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the data cannot say: what things cost, how long they take, and what good they do. Here are all of it, and what is taken when a
 * request says nothing else. Money is in the currency of the data.
 */
public enum Assumption {
    SILENCE_FACTOR(2, 1, 100, "a customer is silent after so many of its usual gaps between purchases"),
    LOST_AFTER_DAYS(180, 2, 3650, "a customer that is silent for so long is won back, not retained"),
    RETENTION_RATE(0.2, 0, 1, "share of the customers a retention programme keeps, of those that would not come back"),
    WIN_BACK_RATE(0.05, 0, 1, "share of the customers a win-back campaign returns, of those that would not come back"),
    CROSS_SELLING_UPLIFT(
            0.5, 0, 10, "by how much of itself a campaign raises the share of customers that take up a category"),
    CAMPAIGN_COST(500, 0, 1e9, "cost of any campaign to customers"),
    CAMPAIGN_DAYS(5, 0, 365, "days to prepare one"),
    CONTACT_COST(50, 0, 1e9, "cost of each customer in a campaign"),
    CONTACTS_PER_DAY(5, 0.01, 1e6, "customers contacted in a day"),
    PRICING_COST(1000, 0, 1e9, "cost of a change of prices in a category"),
    PRICING_COST_PER_PRODUCT(25, 0, 1e9, "cost of each product in it"),
    PRICING_DAYS(14, 0, 365, "days to change prices"),
    AGENT_COST(2000, 0, 1e9, "cost of setting up another agent"),
    AGENT_COST_PER_DAY(20, 0, 1e9, "cost of each day that it works"),
    AGENT_DAYS(7, 0, 365, "days to set it up"),
    RELIABILITY_COST(3000, 0, 1e9, "cost of making a kind of task fail less"),
    RELIABILITY_DAYS(21, 0, 365, "days that takes"),
    AVOIDABLE_FAILURES(0.5, 0, 1, "share of the failed attempts that are avoided then"),
    WAITING_HOUR_VALUE(2, 0, 1e9, "what it is worth that a task waits an hour less"),
    WORKING_HOUR_VALUE(20, 0, 1e9, "what an hour is worth that an agent does not work in vain"),
    EFFECT_UNCERTAINTY(0.5, 0, 5, "standard deviation of the assumed effects, as a share of each");

    private final double usual;
    private final double least;
    private final double most;
    private final String meaning;

    Assumption(double usual, double least, double most, String meaning) {
        this.usual = usual;
        this.least = least;
        this.most = most;
        this.meaning = meaning;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public double usual() {
        return usual;
    }

    public double least() {
        return least;
    }

    public double most() {
        return most;
    }

    public String meaning() {
        return meaning;
    }

    public static Optional<Assumption> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** All of them, with commas between. */
    public static String words() {
        return Arrays.stream(values()).map(Assumption::word).collect(Collectors.joining(", "));
    }
}
