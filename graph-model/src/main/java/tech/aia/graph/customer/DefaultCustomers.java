package tech.aia.graph.customer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.Page;
import tech.aia.graph.TypedReader;

/** {@link Customers} over Spring Data Neo4j. */
final class DefaultCustomers implements Customers {
    private final CustomerNodes nodes;
    private final PurchaseReader purchases;
    private final TypedReader<Customer> reader;

    DefaultCustomers(CustomerNodes nodes, PurchaseReader purchases) {
        this.nodes = nodes;
        this.purchases = purchases;
        this.reader = new TypedReader<>("customer", ids -> customers(nodes.findAll(ids)), Customer::id);
    }

    @Override
    public Optional<Customer> find(String idOrKey) {
        return reader.find(idOrKey);
    }

    @Override
    public List<Customer> findAll(Collection<String> ids) {
        return reader.findAll(ids);
    }

    @Override
    public Page<Customer> list(@Nullable String sector, int limit, @Nullable String after) {
        var found = nodes.page(after == null ? "" : after, Page.checkedLimit(limit) + 1, sector);
        return Page.of(customers(found), limit);
    }

    @Override
    public Map<String, Purchases> purchases(Collection<String> customerIds, int latest) {
        if (latest < 0 || latest > Page.MOST) {
            throw new GraphModelException.InvalidValue(
                    "first", "Between 0 and " + Page.MOST + " purchases can be read of a customer", latest);
        }
        return purchases.read(customerIds, latest);
    }

    private static List<Customer> customers(List<CustomerNode> nodes) {
        return nodes.stream().map(CustomerNode::toCustomer).toList();
    }
}
