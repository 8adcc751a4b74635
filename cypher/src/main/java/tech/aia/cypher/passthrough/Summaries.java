package tech.aia.cypher.passthrough;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.summary.GqlNotification;
import org.neo4j.driver.summary.InputPosition;
import org.neo4j.driver.summary.QueryType;
import org.neo4j.driver.summary.ResultSummary;

/** The driver's summaries in terms of ours. */
final class Summaries {
    private Summaries() {}

    static UpdateCounters counters(ResultSummary summary) {
        var counters = summary.counters();
        return new UpdateCounters(
                counters.nodesCreated(),
                counters.nodesDeleted(),
                counters.relationshipsCreated(),
                counters.relationshipsDeleted(),
                counters.propertiesSet(),
                counters.labelsAdded(),
                counters.labelsRemoved());
    }

    static String queryType(@Nullable QueryType type) {
        return switch (type) {
            case READ_ONLY -> "r";
            case READ_WRITE -> "rw";
            case WRITE_ONLY -> "w";
            case SCHEMA_WRITE -> "s";
            case null -> "r";
        };
    }

    /** @param prefixed whether the statement was sent with a line of ours before it */
    static List<PassthroughNotification> notifications(ResultSummary summary, boolean prefixed) {
        return summary.gqlStatusObjects().stream()
                .filter(GqlNotification.class::isInstance)
                .map(status -> notification((GqlNotification) status, prefixed ? 1 : 0))
                .toList();
    }

    private static PassthroughNotification notification(GqlNotification notification, int linesBefore) {
        var position = notification.position().filter(place -> place.line() > linesBefore);
        return new PassthroughNotification(
                notification.gqlStatus(),
                notification.statusDescription(),
                notification.rawSeverity().orElse(null),
                notification.rawClassification().orElse(null),
                position.map(place -> place.line() - linesBefore).orElse(null),
                position.map(InputPosition::column).orElse(null));
    }
}
