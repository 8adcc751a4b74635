package tech.aia.graph.product;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    Products products(ProductNodes nodes) {
        return new DefaultProducts(nodes);
    }
}
