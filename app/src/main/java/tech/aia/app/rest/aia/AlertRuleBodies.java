package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent to and answered about the rules that dashboards are held to. */
final class AlertRuleBodies {
    private AlertRuleBodies() {}

    @Schema(name = "NewAlertRule")
    record NewRule(
            @Schema(
                    description = "Made up when absent; when a rule is replaced, that of the path",
                    example = "churn_is_high")
            @Nullable
            String id,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "customers.churn_rate") @Nullable
            String metric,

            @Schema(
                    description = "The alarming side of the threshold, above or below",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "above")
            @Nullable
            String direction,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "5") @Nullable
            Double threshold,

            @Schema(description = "low, medium, high or critical; medium when absent", example = "high") @Nullable
            String severity,

            @Schema(
                    description = "{value} and {threshold} stand for those",
                    example = "{value} % of the customers were lost within a month")
            @Nullable
            String message,

            @Schema(description = "So for every severity but low when absent") @Nullable
            Boolean actionRequired,

            @Schema(description = "true when absent") @Nullable
            Boolean enabled) {}

    @Schema(name = "AlertRule")
    record View(
            String id,
            @Schema(example = "customers.churn_rate") String metric,
            String direction,
            double threshold,
            String severity,
            @Nullable String message,
            boolean actionRequired,
            boolean enabled) {}

    @Schema(name = "AlertRules")
    record Rules(List<View> rules) {}
}
