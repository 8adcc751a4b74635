package tech.aia.graph.agent;

import java.util.Collection;
import java.util.List;
import org.springframework.data.neo4j.repository.query.Query;
import org.springframework.data.repository.Repository;

interface AgentNodes extends Repository<AgentNode, String> {
    String FIND_ALL = """
            MATCH (a:Entity) WHERE a.id IN $ids AND a:Agent
            RETURN\s""" + AgentNode.PROJECTION;
    String PAGE = """
            MATCH (a:Entity) WHERE a.type = 'agent' AND a.id > $after AND a:Agent
            WITH a ORDER BY a.type, a.id LIMIT $limit
            RETURN\s""" + AgentNode.PROJECTION;

    @Query(FIND_ALL)
    List<AgentNode> findAll(Collection<String> ids);

    @Query(PAGE)
    List<AgentNode> page(String after, int limit);
}
