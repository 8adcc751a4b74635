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
    /** A customer is silent after so many of its usual gaps between purchases. */
    SILENCE_FACTOR(2, 1, 100),
    /** A customer that is silent for so long is won back, not retained. */
    LOST_AFTER_DAYS(180, 2, 3650),
    /** Share of the customers a retention programme keeps, of those that would not come back. */
    RETENTION_RATE(0.2, 0, 1),
    /** Share of the customers a win-back campaign returns, of those that would not come back. */
    WIN_BACK_RATE(0.05, 0, 1),
    /** By how much of itself a campaign raises the share of customers that take up a category. */
    CROSS_SELLING_UPLIFT(0.5, 0, 10),
    /** Cost of any campaign to customers. */
    CAMPAIGN_COST(500, 0, 1e9),
    /** Days to prepare one. */
    CAMPAIGN_DAYS(5, 0, 365),
    /** Cost of each customer in a campaign. */
    CONTACT_COST(50, 0, 1e9),
    /** Customers contacted in a day. */
    CONTACTS_PER_DAY(5, 0.01, 1e6),
    /** Cost of a change of prices in a category. */
    PRICING_COST(1000, 0, 1e9),
    /** Cost of each product in it. */
    PRICING_COST_PER_PRODUCT(25, 0, 1e9),
    /** Days to change prices. */
    PRICING_DAYS(14, 0, 365),
    /** Cost of setting up another agent. */
    AGENT_COST(2000, 0, 1e9),
    /** Cost of each day that it works. */
    AGENT_COST_PER_DAY(20, 0, 1e9),
    /** Days to set it up. */
    AGENT_DAYS(7, 0, 365),
    /** Cost of making a kind of task fail less. */
    RELIABILITY_COST(3000, 0, 1e9),
    /** Days that takes. */
    RELIABILITY_DAYS(21, 0, 365),
    /** Share of the failed attempts that are avoided then. */
    AVOIDABLE_FAILURES(0.5, 0, 1),
    /** What it is worth that a task waits an hour less. */
    WAITING_HOUR_VALUE(2, 0, 1e9),
    /** What an hour is worth that an agent does not work in vain. */
    WORKING_HOUR_VALUE(20, 0, 1e9),
    /** Standard deviation of the assumed effects, as a share of each. */
    EFFECT_UNCERTAINTY(0.5, 0, 5);

    private final double usual;
    private final double least;
    private final double most;

    Assumption(double usual, double least, double most) {
        this.usual = usual;
        this.least = least;
        this.most = most;
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

    public static Optional<Assumption> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** All of them, with commas between. */
    public static String words() {
        return Arrays.stream(values()).map(Assumption::word).collect(Collectors.joining(", "));
    }
}
