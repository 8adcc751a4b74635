package tech.aia.graph.insight.cycle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A strategy as a plan has it. The figures are null when the data does not say what it would bring; in lists of cycles the evidence, and
 * what it is based on, are left out.
 *
 * @param id of the node
 * @param focus {@code revenue}, {@code customer_satisfaction} or {@code operational_efficiency}
 * @param strategy kind of it
 * @param reason why it is left out; null when it is chosen
 * @param explanation the reason with figures; null when it is chosen
 * @param basedOn ids of customers, products and agents
 */
public record PlannedStrategy(
        String id,
        String focus,
        String strategy,
        @Nullable String target,
        @Nullable String variant,
        @Nullable Figures figures,
        @Nullable String reason,
        @Nullable String explanation,
        Map<String, Object> evidence,
        List<String> basedOn,
        List<String> assumptions) {

    /**
     * Intervals hold 80 %.
     *
     * @param impact percent of what the unit says
     * @param value in money, before the investment
     * @param net the value by the tolerance of risk, less the investment
     * @param days until it begins to have an effect
     */
    public record Figures(
            double impact,
            double impactLow,
            double impactHigh,
            String unit,
            double value,
            double valueLow,
            double valueHigh,
            double net,
            double investment,
            int days) {}

    public boolean isChosen() {
        return reason == null;
    }
}
