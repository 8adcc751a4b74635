package tech.aia.graph.insight;

import java.util.List;

/** Works out how the business does. Safe for use by many threads. Methods throw {@link tech.aia.cypher.GraphException}. */
public interface Dashboards {

    /**
     * All figures of one moment. Those of customers and revenue are exact up to the last commit; the first call reads all purchases into
     * memory, later ones only what has changed.
     */
    Dashboard read(DashboardRequest request);

    /**
     * What each customer of the segment has bought until the moment asked for, in order of id; customers that bought nothing are among them.
     */
    List<CustomerStanding> customers(DashboardRequest request);
}
