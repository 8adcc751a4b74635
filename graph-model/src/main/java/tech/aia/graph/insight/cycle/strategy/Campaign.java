package tech.aia.graph.insight.cycle.strategy;

import java.util.List;
import java.util.stream.Stream;

/** What campaigns to customers cost and how long they take. */
record Campaign(Assumptions assumptions) {
    private static final int QUARTERS = 4;

    double cost(int customers) {
        return assumptions.of(Assumption.CAMPAIGN_COST) + customers * assumptions.of(Assumption.CONTACT_COST);
    }

    int days(int customers) {
        var contacts = customers / assumptions.of(Assumption.CONTACTS_PER_DAY);
        return (int) Math.ceil(assumptions.of(Assumption.CAMPAIGN_DAYS) + contacts);
    }

    /** A quarter, a half and all of so many. */
    static List<Integer> sizes(int customers) {
        return Stream.of(1, 2, QUARTERS)
                .map(quarters -> Math.ceilDiv(customers * quarters, QUARTERS))
                .distinct()
                .toList();
    }

    String words() {
        return "A campaign costs " + assumptions.of(Assumption.CAMPAIGN_COST) + " and "
                + assumptions.of(Assumption.CONTACT_COST) + " a customer, and takes "
                + assumptions.of(Assumption.CAMPAIGN_DAYS) + " days and a day for every "
                + assumptions.of(Assumption.CONTACTS_PER_DAY)
                + " customers; it has no effect before all are contacted.";
    }
}
