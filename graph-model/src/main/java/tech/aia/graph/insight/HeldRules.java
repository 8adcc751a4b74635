package tech.aia.graph.insight;

import java.util.List;
import java.util.Set;

/**
 * What became of holding the business to its rules.
 *
 * @param broken the worst first
 * @param unknown ids of the rules of which it cannot be known, as there are too many purchases or customers
 */
public record HeldRules(List<Dashboard.Alert> broken, Set<String> unknown) {
    public HeldRules {
        broken = List.copyOf(broken);
        unknown = Set.copyOf(unknown);
    }
}
