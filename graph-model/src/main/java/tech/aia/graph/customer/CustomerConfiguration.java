package tech.aia.graph.customer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tech.aia.cypher.Graph;
import tech.aia.graph.product.Products;

@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

    @Bean
    Customers customers(CustomerNodes nodes, Graph graph, Products products) {
        return new DefaultCustomers(nodes, new PurchaseReader(graph, products));
    }
}
