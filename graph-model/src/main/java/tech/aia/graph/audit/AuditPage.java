package tech.aia.graph.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor null when there are no more */
public record AuditPage(List<AuditRecord> records, @Nullable String nextCursor) {
    public AuditPage {
        records = List.copyOf(records);
    }
}
