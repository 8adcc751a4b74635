package tech.aia.graph.task;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;
import tech.aia.cypher.Row;
import tech.aia.cypher.change.Change;
import tech.aia.cypher.change.ChangeKind;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.people.Submitter;

/**
 * Where tasks come from: who submits them, and the project that their context names. Both are nodes, which the first task that names them
 * makes. One statement for all people and one for all projects of a submission, and none where nobody is named. Who names the id of something
 * else, such as {@code project_phase_1} of a type {@code project_phase}, is tied to nothing.
 */
final class Origins {
    private static final EntityType PROJECT = new EntityType("project");

    private static final String SUBMITTED = """
            UNWIND $origins AS origin
            MERGE (p:Entity {id: origin.id})
            ON CREATE SET p:Person, p.type = 'person', p.name = origin.name, p.created_at = $now, p.updated_at = $now
            WITH p, origin, coalesce(p.created_at = $now, false) AS made, origin.given AND coalesce(p.name <> origin.name, true) AS renamed
            WHERE p:Person
            FOREACH (name IN CASE WHEN renamed THEN [origin.name] ELSE [] END | SET p.name = name, p.updated_at = $now)
            WITH p, origin, made, renamed UNWIND origin.tasks AS task
            MATCH (t:Entity {id: task})
            CREATE (p)-[:SUBMITTED]->(t)
            RETURN p.id AS id, made, renamed, collect(task) AS tasks""";
    private static final String PART_OF = """
            UNWIND $origins AS origin
            MERGE (p:Entity {id: origin.id})
            ON CREATE SET p:Project, p.type = 'project', p.name = origin.name, p.created_at = $now, p.updated_at = $now
            WITH p, origin, coalesce(p.created_at = $now, false) AS made
            WHERE p:Project
            UNWIND origin.tasks AS task
            MATCH (t:Entity {id: task})
            CREATE (t)-[:PART_OF]->(p)
            RETURN p.id AS id, made, false AS renamed, collect(task) AS tasks""";

    private Origins() {}

    /** Tasks that come from the same node. */
    private record Origin(
            EntityType type, String id, @Nullable String name, List<String> tasks) {
        Map<String, Object> row() {
            var shown = name == null ? id.substring(type.name().length() + 1) : name;
            return Map.of("id", id, "name", shown, "given", name != null, "tasks", tasks);
        }
    }

    /** @param ids of the tasks, which are there already */
    static void link(GraphTransaction tx, List<NewTask> tasks, List<String> ids, Instant now) {
        // In order, so that two submissions that share several wait for each other instead of for ever.
        var people = new TreeMap<String, Origin>();
        var projects = new TreeMap<String, Origin>();
        for (int i = 0; i < ids.size(); i++) {
            var id = ids.get(i);
            submitter(tasks.get(i))
                    .ifPresent(person -> people.computeIfAbsent(
                                    person.id(),
                                    any -> new Origin(Submitter.TYPE, person.id(), person.name(), new ArrayList<>()))
                            .tasks()
                            .add(id));
            project(tasks.get(i))
                    .ifPresent(project -> projects.computeIfAbsent(
                                    project, any -> new Origin(PROJECT, project, null, new ArrayList<>()))
                            .tasks()
                            .add(id));
        }
        write(tx, SUBMITTED, people.values(), now)
                .forEach(row -> tell(
                        tx,
                        row,
                        Submitter.TYPE,
                        (person, task) -> new Change(
                                ChangeKind.RELATIONSHIP_ADDED, person, Submitter.TYPE.name(), "SUBMITTED", task)));
        write(tx, PART_OF, projects.values(), now)
                .forEach(row -> tell(
                        tx,
                        row,
                        PROJECT,
                        (project, task) ->
                                new Change(ChangeKind.RELATIONSHIP_ADDED, task, "task", "PART_OF", project)));
    }

    /** Who logged in goes before whom a client names. */
    private static Optional<Submitter> submitter(NewTask task) {
        return Optional.ofNullable(task.submitter()).or(() -> Submitter.ofUser(named(task, "user_id")));
    }

    private static Optional<String> project(NewTask task) {
        return Submitter.key(named(task, "project_id")).map(key -> Submitter.id(PROJECT, key));
    }

    private static @Nullable Object named(NewTask task, String member) {
        return task.context() == null ? null : task.context().get(member);
    }

    private static List<Row> write(GraphTransaction tx, String statement, Collection<Origin> origins, Instant now) {
        return origins.isEmpty()
                ? List.of()
                : tx.run(
                        statement,
                        Map.of(
                                "origins",
                                origins.stream().map(Origin::row).toList(),
                                "now",
                                now.atZone(ZoneOffset.UTC)));
    }

    private static void tell(GraphTransaction tx, Row row, EntityType type, BiFunction<String, String, Change> tie) {
        var id = row.string("id");
        var changes = new ArrayList<Change>();
        if (row.bool("made")) {
            changes.add(Change.of(ChangeKind.CREATED, id, type.name()));
        }
        if (row.bool("renamed")) {
            changes.add(Change.of(ChangeKind.UPDATED, id, type.name()));
        }
        row.list("tasks").forEach(task -> changes.add(tie.apply(id, String.valueOf(task))));
        tx.changes(changes);
    }
}
