package tech.aia.graph.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphTransaction;

/** Turns changes into the events that webhooks are told of. */
final class ChangeEvents {
    private ChangeEvents() {}

    /**
     * In the order of the changes.
     *
     * @param since what happened to tasks before is nobody's business
     */
    static List<OutgoingEvent> of(
            GraphTransaction tx, List<LoggedChange> changes, Set<EventType> wanted, Instant since) {
        var steps = wanted.stream().anyMatch(EventType::ofTask)
                ? changes.stream()
                        .filter(LoggedChange::isStepOfTask)
                        .map(change -> change.change().entityId())
                        .distinct()
                        .toList()
                : List.<String>of();
        var tasks = TaskEvents.read(tx, steps, since);
        var told = new HashSet<String>();
        var events = new ArrayList<OutgoingEvent>();
        for (var change : changes) {
            if (change.isStepOfTask() && told.add(change.change().entityId())) {
                events.addAll(tasks.of(change));
            }
            var type = change.type();
            if (type != null && wanted.contains(type)) {
                events.add(event(change, type));
            }
        }
        tasks.mark(tx);
        return events;
    }

    private static OutgoingEvent event(LoggedChange logged, EventType type) {
        var change = logged.change();
        var data = new LinkedHashMap<String, @Nullable Object>();
        if (change.kind().ofEntity()) {
            data.put("entity_id", change.entityId());
            data.put("entity_type", change.entityType());
        } else {
            data.put("relationship", change.relationshipType());
            data.put("from", change.entityId());
            data.put("from_type", change.entityType());
            data.put("to", change.otherId());
        }
        data.put("cursor", logged.cursor());
        return OutgoingEvent.of(logged.cursor() + "-" + logged.index(), type, change.entityId(), logged.at(), data);
    }
}
