package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tech.aia.graph.insight.Dashboards;
import tech.aia.graph.insight.Segment;

/** {@code /business-intelligence/dashboard}: how the business does. */
@Tag(name = "Business intelligence", description = "How the business does, worked out from the graph")
@RestController
@RequestMapping(path = "/business-intelligence", produces = MediaType.APPLICATION_JSON_VALUE)
class DashboardController {
    private static final String SEGMENT = "segment";

    private final Dashboards dashboards;

    DashboardController(Dashboards dashboards) {
        this.dashboards = dashboards;
    }

    @Operation(
            summary = "How the business does",
            description =
                    "Revenue, customers and operations as of any date and for any segment of customers, with trends, a forecast, alerts, a"
                            + " monthly series and what moved most. Exact up to the last commit, unless it takes more than 5 seconds"
                            + " to take over what has changed: source.change_cursor says up to where. The first dashboard after a start"
                            + " takes longer, as all purchases are read. What cannot be known is null.",
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = SEGMENT,
                            description =
                                    "A property of customers, a colon and a value; several of one property are alternatives,"
                                            + " several properties must all fit",
                            example = "country:Germany",
                            array = @ArraySchema(schema = @Schema(type = "string"))))
    @GetMapping("/dashboard")
    ResponseEntity<DashboardBodies.View> dashboard(
            @RequestParam(name = "as_of", required = false)
                    @Parameter(
                            description =
                                    "A date, whose whole day counts in UTC, or a moment, before which things count, not after today; now when absent",
                            example = "2025-09-30")
                    @Nullable
                    String asOf,
            @RequestParam(name = "active_days", required = false)
                    @Parameter(
                            description =
                                    "A customer is active so many days after a purchase; 1 to 1000, 90 when absent")
                    @Nullable
                    Integer activeDays,
            @RequestParam(required = false)
                    @Parameter(description = "Who counts as lost: activity, recorded, or auto, as when absent")
                    @Nullable
                    String churn,
            @RequestParam(required = false)
                    @Parameter(description = "How many of the latest months are listed; 1 to 240, 24 when absent")
                    @Nullable
                    Integer months,
            @RequestParam(required = false)
                    @Parameter(description = "How many customers and products that moved most; 0 to 100, 5 when absent")
                    @Nullable
                    Integer movers,
            @Parameter(hidden = true) WebRequest request) {
        var wanted = new DashboardParameters(asOf, activeDays, churn, months, movers);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(DashboardViews.view(dashboards.read(wanted.request(segment(request)))));
    }

    /** Asked of the request itself, as Spring would split a value at its commas. */
    private static Segment segment(WebRequest request) {
        var conditions = request.getParameterValues(SEGMENT);
        return conditions == null ? Segment.ALL : Segment.parse(List.of(conditions));
    }
}
