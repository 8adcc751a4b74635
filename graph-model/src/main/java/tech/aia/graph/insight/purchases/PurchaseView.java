package tech.aia.graph.insight.purchases;

import java.time.Instant;
import java.util.Collection;

/** The table as it is while it is read; not to be kept. */
public interface PurchaseView {

    /** All customers, in no order. */
    Collection<CustomerHistory> customers();

    /** All product numbers in the histories are below this. */
    int products();

    String productId(int number);

    /** The committed change up to which this is true. */
    long cursor();

    /** When all of it was last read from the graph. */
    Instant readAt();

    /** Another one whenever a customer was read anew. */
    long version();
}
