package tech.aia.graph.task;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.repository.query.Query;
import org.springframework.data.repository.Repository;

interface TaskNodes extends Repository<TaskNode, String> {
    String FIND_ALL = """
            MATCH (t:Entity) WHERE t.id IN $ids AND t:Task
            RETURN\s""" + TaskNode.PROJECTION;
    String PAGE = """
            MATCH (t:Entity) WHERE t.type = 'task' AND t.id > $after AND t:Task
                AND ($status IS NULL OR t.status = $status)
                AND ($taskType IS NULL OR t.task_type = $taskType)
            WITH t ORDER BY t.type, t.id LIMIT $limit
            RETURN\s""" + TaskNode.PROJECTION;

    @Query(FIND_ALL)
    List<TaskNode> findAll(Collection<String> ids);

    @Query(PAGE)
    List<TaskNode> page(String after, int limit, @Nullable String status, @Nullable String taskType);
}
