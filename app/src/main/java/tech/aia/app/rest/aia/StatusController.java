package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.web.RequestFigures;

/** {@code /health} and {@code /metrics}. */
@Tag(name = "Status", description = "How the platform is")
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class StatusController {
    private final HealthChecks checks;
    private final SystemFigures system;
    private final BusinessFigures business;
    private final RequestFigures requests;
    private final String version;

    StatusController(
            HealthChecks checks,
            SystemFigures system,
            BusinessFigures business,
            RequestFigures requests,
            @Value("${aia.version}") String version) {
        this.checks = checks;
        this.system = system;
        this.business = business;
        this.requests = requests;
        this.version = version;
    }

    @Operation(summary = "System health check", description = "Each service is asked now.")
    @ApiResponse(responseCode = "200", description = "healthy or degraded")
    @ApiResponse(responseCode = "503", description = "unhealthy; the body is the same")
    @GetMapping("/health")
    ResponseEntity<HealthView> health() {
        var services = checks.services();
        var status = HealthChecks.overall(services);
        var view = new HealthView(
                status,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                version,
                services,
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000,
                requests.total());
        return ResponseEntity.status(status == HealthView.State.UNHEALTHY ? 503 : 200)
                .cacheControl(CacheControl.noStore())
                .body(view);
    }

    @Operation(
            summary = "System metrics",
            description =
                    "Measured or counted now; null where it cannot be known. For Prometheus see /actuator/prometheus.")
    @GetMapping("/metrics")
    ResponseEntity<MetricsView> metrics() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new MetricsView(system.now(), api(), business.now()));
    }

    private MetricsView.ApiMetrics api() {
        var minute = requests.lastMinute();
        var errors = minute.errorPercent();
        return new MetricsView.ApiMetrics(
                hundredths(minute.requestsPerSecond()),
                rounded(minute.averageMillis()),
                rounded(errors),
                errors == null ? null : rounded(100 - errors));
    }

    private static @Nullable Double rounded(@Nullable Double number) {
        return number == null ? null : Double.valueOf(hundredths(number));
    }

    private static double hundredths(double number) {
        return Math.round(number * 100) / 100.0;
    }
}
