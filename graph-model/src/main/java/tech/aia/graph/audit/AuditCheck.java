package tech.aia.graph.audit;

import java.time.Instant;
import java.util.List;

/**
 * Whether records of a time are missing or were changed.
 *
 * @param records how many there are
 * @param unreadable those that were changed by somebody else, or sealed with another key
 * @param missing how many are not there though later ones of the same process are
 * @param gaps where those were, the first hundred
 */
public record AuditCheck(Instant from, Instant to, long records, long unreadable, long missing, List<Gap> gaps) {
    public AuditCheck {
        gaps = List.copyOf(gaps);
    }

    /**
     * Records of one process that are not there.
     *
     * @param first number of the first of them
     * @param last number of the last of them
     * @param before the time of the record after them
     */
    public record Gap(String process, long first, long last, Instant before) {}

    public boolean whole() {
        return unreadable == 0 && missing == 0;
    }
}
