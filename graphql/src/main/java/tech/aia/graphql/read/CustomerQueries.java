package tech.aia.graphql.read;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import tech.aia.graph.customer.Customer;
import tech.aia.graph.customer.Customers;

@Controller
class CustomerQueries {
    private final Customers customers;

    CustomerQueries(Customers customers) {
        this.customers = customers;
    }

    /** The schema's {@code CustomerFilter}. */
    record Filter(@Nullable String sector) {}

    @QueryMapping
    @Nullable
    Customer customer(@Argument String id) {
        return customers.find(id).orElse(null);
    }

    @QueryMapping
    Connection<Customer> customers(
            @Argument int first, @Argument @Nullable String after, @Argument @Nullable Filter filter) {
        var sector = filter == null ? null : filter.sector();
        return Connection.of(customers.list(sector, Paging.first(first), Paging.after(after)), Customer::id);
    }
}
