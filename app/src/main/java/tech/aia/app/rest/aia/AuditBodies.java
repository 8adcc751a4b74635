package tech.aia.app.rest.aia;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.audit.AuditCheck;
import tech.aia.graph.audit.AuditEvent;
import tech.aia.graph.audit.AuditPage;
import tech.aia.graph.audit.AuditRecord;

/** What the audit log answers. */
final class AuditBodies {
    private AuditBodies() {}

    @Schema(name = "AuditLog")
    record Page(
            List<Entry> records,

            @Schema(description = "For the next page, which may be empty; null when there is none") @Nullable
            String nextCursor) {
        static Page of(AuditPage page) {
            return new Page(page.records().stream().map(Entry::of).toList(), page.nextCursor());
        }
    }

    @Schema(name = "AuditRecord")
    record Entry(
            String id,
            Instant at,

            @Schema(description = "Tells runs of the server apart")
            String process,

            @Schema(description = "Counts the records of the process from 1")
            long number,

            @Schema(
                    description = "Whether it cannot be read any more: somebody changed it, or another key sealed it."
                            + " Nothing but its time is known then")
            boolean unreadable,

            @Nullable Actor actor,

            @Schema(description = "The address they came from", example = "127.0.0.1") @Nullable
            String address,

            @Schema(example = "entity.update") @Nullable String action,

            @Nullable Target target,

            @Schema(allowableValues = {"ok", "refused", "failed"}) @Nullable
            String outcome,

            @Schema(example = "E020") @Nullable String errorCode,

            @Nullable String requestId,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> details) {

        static Entry of(AuditRecord record) {
            var event = record.event();
            return event == null
                    ? new Entry(
                            record.id(), record.at(), "", 0, true, null, null, null, null, null, null, null, Map.of())
                    : of(record, event);
        }

        private static Entry of(AuditRecord record, AuditEvent event) {
            var target = event.target();
            return new Entry(
                    record.id(),
                    record.at(),
                    record.process(),
                    record.number(),
                    false,
                    Actor.of(event.actor()),
                    event.address(),
                    event.action(),
                    target == null ? null : new Target(target.type(), target.id()),
                    event.outcome().word(),
                    event.error(),
                    event.requestId(),
                    event.details());
        }
    }

    @Schema(name = "AuditActor")
    record Actor(
            @Schema(allowableValues = {"client", "person", "key", "anonymous", "platform"})
            String kind,

            @Nullable String id,

            @Schema(description = "Whose key it is") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String owner,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String name) {
        static Actor of(tech.aia.graph.audit.Actor actor) {
            return new Actor(actor.kind().name().toLowerCase(Locale.ROOT), actor.id(), actor.owner(), actor.name());
        }
    }

    @Schema(name = "AuditTarget")
    record Target(
            @Schema(example = "entity") String type,
            @Nullable String id) {}

    @Schema(name = "AuditCheck")
    record Check(
            Instant from,

            @Schema(description = "Ten seconds ago at the latest")
            Instant to,

            long records,

            @Schema(description = "Whether none is missing or unreadable")
            boolean whole,

            @Schema(description = "How many were changed by somebody, or sealed with another key")
            long unreadable,

            @Schema(description = "How many are gone though later ones of their process are there")
            long missing,

            List<Gap> gaps) {
        static Check of(AuditCheck check) {
            return new Check(
                    check.from(),
                    check.to(),
                    check.records(),
                    check.whole(),
                    check.unreadable(),
                    check.missing(),
                    check.gaps().stream()
                            .map(gap -> new Gap(gap.process(), gap.first(), gap.last(), gap.before()))
                            .toList());
        }
    }

    @Schema(name = "AuditGap")
    record Gap(String process, long first, long last, Instant before) {}
}
