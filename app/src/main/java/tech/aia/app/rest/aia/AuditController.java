package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.cypher.passthrough.ResultFormat;
import tech.aia.graph.audit.AuditLog;
import tech.aia.graph.audit.AuditQuery;
import tools.jackson.databind.json.JsonMapper;

/** {@code /access/audit}: who did what. */
@Tag(name = "Audit", description = "Who did what, from where, and what came of it; for who has access:manage")
@RestController
@RequestMapping("/access/audit")
class AuditController {
    private static final String NDJSON = "application/x-ndjson";
    private static final Duration USUAL_CHECK = Duration.ofDays(1);

    private final AuditLog log;
    private final JsonMapper json = AiaJsonConverter.mapper();

    AuditController(AuditLog log) {
        this.log = log;
    }

    @Operation(
            summary = "Read the audit log",
            description =
                    "The newest first. Repeat the request with next_cursor as cursor until there is none; a page may have fewer records"
                            + " than the limit, even none, and still be followed by others. As application/x-ndjson all that fits is"
                            + " streamed, one record a line, whatever the limit.")
    @ApiResponse(
            responseCode = "200",
            description = "A page, or all of it as lines",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = AuditBodies.Page.class)),
                @Content(mediaType = NDJSON, schema = @Schema(type = "string"))
            })
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, NDJSON})
    @Nullable
    ResponseEntity<AuditBodies.Page> list(
            @ParameterObject AuditFilterParameters wanted,
            @Parameter(description = "1 to 1000") @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "next_cursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Parameter(hidden = true) @Nullable
                    String accept,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        if (QueryController.accepted(accept) == ResultFormat.NDJSON) {
            export(wanted.query(), response);
            return null;
        }
        var page = log.page(wanted.query(), limit, cursor);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(AuditBodies.Page.of(page));
    }

    private void export(AuditQuery query, HttpServletResponse response) throws IOException {
        response.setContentType(NDJSON);
        response.setHeader("Cache-Control", "no-store");
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        log.all(query, record -> line(out, AuditBodies.Entry.of(record)));
        out.flush();
    }

    private void line(Appendable out, Object value) {
        try {
            out.append(json.writeValueAsString(value)).append('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Operation(
            summary = "Look for records that are missing or were changed",
            description =
                    "Reads all records of a time, of the last day when nothing is said. A gap in the numbers of a process proves that"
                            + " records were taken away. That there is none does not prove that its first or last ones are there.")
    @GetMapping(path = "/check", produces = MediaType.APPLICATION_JSON_VALUE)
    AuditBodies.Check check(
            @Parameter(description = "The earliest time") @RequestParam(required = false) @Nullable String from,
            @Parameter(description = "The time before which they are") @RequestParam(required = false) @Nullable
                    String to) {
        var end = to == null ? Instant.now() : AuditFilterParameters.time("to", to);
        var start = from == null ? end.minus(USUAL_CHECK) : AuditFilterParameters.time("from", from);
        return AuditBodies.Check.of(log.check(start, end));
    }
}
