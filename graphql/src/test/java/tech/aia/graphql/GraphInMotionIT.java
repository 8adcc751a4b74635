package tech.aia.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.aia.cypher.support.Meanwhile;

/** What is asked for is taken away by others meanwhile. */
class GraphInMotionIT extends GraphQlDoor {
    private static final List<String> IDS =
            IntStream.range(0, 20).mapToObj(i -> "customer_" + i).toList();

    @BeforeEach
    void empty() {
        graph.write(tx -> tx.run("MATCH (e:Entity) DETACH DELETE e", Map.of()));
        graph.write(
                tx -> tx.run("CREATE (:Entity:Product {id: 'product_1', type: 'product', name: 'Lamp'})", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ customers(first: 50) { id entityType name sector createdAt properties } }",
                "{ customersConnection(first: 5) { totalCount edges { cursor node { id name } } pageInfo { endCursor } } }",
                "{ products { id customers { id entityType } customersConnection { totalCount edges { properties { at } node { id } } } } }",
                "{ customers(first: 50) { id purchases { id name } } }",
                "{ node(id: \"customer_7\") { __typename id entityType ... on Customer { name } } }",
                "{ customer(id: \"customer_7\") { id entityType name properties } }",
            })
    void whatGoesWhileItIsReadIsNotThere(String query) throws Exception {
        Meanwhile.written(200, this::comeOrGo, () -> {
            try {
                assertThat(ask(query).errors()).isEmpty();
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        });
    }

    private void comeOrGo(int round) {
        graph.write(tx -> tx.run(
                round % 2 == 0 ? """
                        MATCH (p:Product {id: 'product_1'})
                        UNWIND $ids AS id
                        CREATE (c:Entity:Customer {id: id, type: 'customer', name: id, sector: 'Energy'})
                        CREATE (c)-[:PURCHASED]->(p)""" : "MATCH (e:Entity) WHERE e.id IN $ids DETACH DELETE e", Map.of("ids", IDS)));
    }
}
