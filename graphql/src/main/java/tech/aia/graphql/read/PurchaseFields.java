package tech.aia.graphql.read;

import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.Objects;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;
import tech.aia.graph.customer.Purchases;

/** What the schema calls the totals of a customer's purchases. */
@Component
class PurchaseFields implements RuntimeWiringConfigurer {

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(TypeRuntimeWiring.newTypeWiring("CustomerPurchases")
                .dataFetcher(
                        "totalCount",
                        environment -> purchases(environment.getSource()).count())
                .dataFetcher(
                        "totalAmount",
                        environment -> purchases(environment.getSource()).amount())
                .dataFetcher(
                        "totalQuantity",
                        environment -> purchases(environment.getSource()).quantity())
                .dataFetcher(
                        "nodes",
                        environment -> purchases(environment.getSource()).latest()));
    }

    private static Purchases purchases(@org.jspecify.annotations.Nullable Object source) {
        return (Purchases) Objects.requireNonNull(source);
    }
}
