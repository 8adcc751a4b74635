package tech.aia.graph.insight.cycle.strategy;

/** Customers that used to buy and do not now, by how long. */
enum Silence {
    /** Long for its habit, and not for all time. */
    AT_RISK("retention_program", "customers at risk", Assumption.RETENTION_RATE),
    LOST("win_back_campaign", "lost customers", Assumption.WIN_BACK_RATE);

    private final String strategy;
    private final String who;
    private final Assumption rate;

    Silence(String strategy, String who, Assumption rate) {
        this.strategy = strategy;
        this.who = who;
        this.rate = rate;
    }

    String strategy() {
        return strategy;
    }

    /** In the middle of a sentence. */
    String who() {
        return who;
    }

    /** The effect of what is done about them. */
    Assumption rate() {
        return rate;
    }

    boolean fits(BuyingHabit habit, Assumptions assumptions) {
        var isLost = habit.silence() >= assumptions.of(Assumption.LOST_AFTER_DAYS);
        return habit.silence() >= assumptions.of(Assumption.SILENCE_FACTOR) * habit.usualGap()
                && isLost == (this == LOST);
    }
}
