package tech.aia.graph.insight;

/** Works out how the business does. Safe for use by many threads. Methods throw {@link tech.aia.cypher.GraphException}. */
public interface Dashboards {

    /**
     * All figures of one moment. Those of customers and revenue are exact up to the last commit, or where very much has changed just now, up to
     * the change that they name; the first call reads all purchases into memory, later ones only what has changed.
     *
     * @throws tech.aia.graph.GraphModelException.InvalidValue if the moment is after today
     * @throws tech.aia.graph.GraphModelException.BeyondMemory if there are more purchases or customers than are kept in memory
     */
    Dashboard read(DashboardRequest request);

    /** Holds the present to the rules. Where there are too many purchases or customers, to those about operations alone. */
    HeldRules hold();
}
