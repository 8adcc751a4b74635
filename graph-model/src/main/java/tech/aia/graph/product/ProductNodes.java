package tech.aia.graph.product;

import java.util.Collection;
import java.util.List;
import org.springframework.data.neo4j.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ProductNodes extends Repository<ProductNode, String> {
    String FIND_ALL = """
            MATCH (p:Entity) WHERE p.id IN $ids AND p:Product
            RETURN\s""" + ProductNode.PROJECTION;
    String PAGE = """
            MATCH (p:Entity) WHERE p.type = 'product' AND p.id > $after AND p:Product
            WITH p ORDER BY p.type, p.id LIMIT $limit
            RETURN\s""" + ProductNode.PROJECTION;

    @Query(FIND_ALL)
    List<ProductNode> findAll(Collection<String> ids);

    @Query(PAGE)
    List<ProductNode> page(String after, int limit);
}
