package tech.aia.graph.customer;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.repository.query.Query;
import org.springframework.data.repository.Repository;

interface CustomerNodes extends Repository<CustomerNode, String> {
    String FIND_ALL = """
            MATCH (c:Entity) WHERE c.id IN $ids AND c:Customer
            RETURN\s""" + CustomerNode.PROJECTION;
    String PAGE = """
            MATCH (c:Entity) WHERE c.type = 'customer' AND c.id > $after AND c:Customer
                AND ($sector IS NULL OR c.sector = $sector)
            WITH c ORDER BY c.type, c.id LIMIT $limit
            RETURN\s""" + CustomerNode.PROJECTION;

    @Query(FIND_ALL)
    List<CustomerNode> findAll(Collection<String> ids);

    @Query(PAGE)
    List<CustomerNode> page(String after, int limit, @Nullable String sector);
}
