package tech.aia.graph.insight.purchases;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.function.Predicate;

/** The table as it is while it is read; not to be kept. */
public interface PurchaseView {

    /** All customers, in an order that is the same for the same {@link #version}. */
    Collection<CustomerHistory> customers();

    /** The places of some of them in that order. */
    BitSet places(Predicate<CustomerHistory> wanted);

    /** Those at places that are of this version. */
    Collection<CustomerHistory> at(BitSet places);

    /** Kept until a customer is read anew, and dropped with the table. */
    Selections selections();

    /** All product numbers in the histories are below this. */
    int products();

    String productId(int number);

    /** The committed change up to which this is true. */
    long cursor();

    /** When all of it was last read from the graph. */
    Instant readAt();

    /** Another one whenever a customer was read anew, and never again one that was before. */
    long version();
}
