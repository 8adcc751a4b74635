package tech.aia.graph.insight.purchases;

import tech.aia.graph.GraphModelException;

/** How much is kept in memory. */
public record Room(long purchases, long customers) {

    /** @throws GraphModelException.BeyondMemory when there is more */
    void require(long foundPurchases, long foundCustomers) {
        require("purchases", foundPurchases, purchases, 20);
        require("customers", foundCustomers, customers, 250);
    }

    private static void require(String what, long found, long most, int bytes) {
        if (found > most) {
            throw new GraphModelException.BeyondMemory("There are more than " + most + " " + what
                    + ", which is all that are kept in memory for dashboards and optimization cycles; set"
                    + " aia.insight.most-" + what + " higher, at about " + bytes + " bytes each");
        }
    }
}
