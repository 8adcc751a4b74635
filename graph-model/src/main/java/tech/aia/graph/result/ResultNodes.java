package tech.aia.graph.result;

import java.util.Collection;
import java.util.List;
import org.springframework.data.neo4j.repository.query.Query;
import org.springframework.data.repository.Repository;

interface ResultNodes extends Repository<ResultNode, String> {
    String FIND_ALL = """
            MATCH (r:Entity) WHERE r.id IN $ids AND r:Result
            RETURN\s""" + ResultNode.PROJECTION;
    String PAGE = """
            MATCH (r:Entity) WHERE r.type = 'result' AND r.id > $after AND r:Result
            WITH r ORDER BY r.type, r.id LIMIT $limit
            RETURN\s""" + ResultNode.PROJECTION;

    @Query(FIND_ALL)
    List<ResultNode> findAll(Collection<String> ids);

    @Query(PAGE)
    List<ResultNode> page(String after, int limit);
}
