package tech.aia.app.stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.app.security.Visitor;
import tech.aia.app.security.Visitors;
import tech.aia.app.web.EndlessAnswer;

/** {@code /events}: what changes in the graph, as it happens or page by page. */
@Tag(name = "Events", description = "Every committed change of the graph, in order")
@RestController
@RequestMapping("/events")
class StreamController {
    private static final Set<String> FILTERS = Set.of("events", "types", "changes", "subject");

    private final Readers readers;
    private final LogPages log;
    private final EventPages pages;
    private final StreamSettings settings;
    private final Visitors visitors;

    StreamController(Readers readers, LogPages log, EventPages pages, StreamSettings settings, Visitors visitors) {
        this.visitors = visitors;
        this.settings = settings;
        this.readers = readers;
        this.log = log;
        this.pages = pages;
    }

    @Operation(
            summary = "Follow the changes of the graph as server-sent events",
            description =
                    "Begins now, or after the id in the Last-Event-ID header, and never ends. Every event has an id; come back with the"
                            + " last one to get exactly what was missed. An event 'reset' says that this is no longer kept, and the"
                            + " stream goes on from now; 'dropped', 'unauthenticated' and 'bye' are last words. Silence is filled with comments.")
    @ApiResponse(
            responseCode = "200",
            description = "The stream; the data of each event is an Event as JSON",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "503", description = "There are as many readers as are allowed; see Retry-After")
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @Parameter(description = "Patterns of event names, one of which must match", example = "task.*,*.deleted")
                    @RequestParam(required = false)
                    @Nullable
                    String events,
            @Parameter(description = "Only changes of these types of entities", example = "customer,task")
                    @RequestParam(required = false)
                    @Nullable
                    String types,
            @Parameter(description = "Only these kinds of changes", example = "created,relationship_added")
                    @RequestParam(required = false)
                    @Nullable
                    String changes,
            @Parameter(description = "Only changes of this entity and of its relationships", example = "customer_ACME")
                    @RequestParam(required = false)
                    @Nullable
                    String subject,
            @Parameter(description = "As the header, for clients that cannot set it; the header goes first")
                    @RequestParam(name = "last_event_id", required = false)
                    @Nullable
                    String lastEventId,
            @Parameter(description = "The last id that was received")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String header,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        requireKnownParameters(request, "last_event_id");
        var filter = EventFilters.of(events, types, changes, subject);
        var inHeader = header != null && !header.isEmpty();
        var asked = inHeader ? log.place("Last-Event-ID", header) : log.place("last_event_id", lastEventId);
        var visitor = visitor(request);
        readers.takePlace();
        try {
            var from = asked == null ? log.now() : asked;
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            begin(response, from);
            EndlessAnswer.mark(request);
            readers.open(Connection.of(request.startAsync(request, response)), visitor, filter, from);
        } catch (IOException | RuntimeException failure) {
            readers.giveBack();
            throw failure;
        }
    }

    private Visitor visitor(HttpServletRequest request) {
        return visitors.find(request.getHeader(HttpHeaders.AUTHORIZATION), request.getHeader("X-API-Key"))
                .orElseThrow(() -> new RestException(
                        ErrorCode.UNAUTHENTICATED, "The access token or API key is good no more; get a new one"));
    }

    /** On the request's own thread, so that the head of the answer is sent before its reader writes on another. */
    private void begin(HttpServletResponse response, EventId from) throws IOException {
        var out = response.getOutputStream();
        out.write(Frame.opening(settings.retry(), from));
        out.flush();
    }

    @Operation(
            summary = "Read the changes of the graph page by page",
            description =
                    "The same events without a stream: repeat the request with next as after. 410 when what came after it is no longer"
                            + " kept.")
    @ApiResponse(responseCode = "200", description = "A page")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    EventPage page(
            @Parameter(
                            description =
                                    "An event's id, or next of the page before; absent for the oldest change that is kept")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(description = "1 to 1000") @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "Patterns of event names, one of which must match", example = "task.*,*.deleted")
                    @RequestParam(required = false)
                    @Nullable
                    String events,
            @Parameter(description = "Only changes of these types of entities", example = "customer,task")
                    @RequestParam(required = false)
                    @Nullable
                    String types,
            @Parameter(description = "Only these kinds of changes", example = "created,relationship_added")
                    @RequestParam(required = false)
                    @Nullable
                    String changes,
            @Parameter(description = "Only changes of this entity and of its relationships", example = "customer_ACME")
                    @RequestParam(required = false)
                    @Nullable
                    String subject,
            @Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        requireKnownParameters(request, "after", "limit");
        if (limit < 1 || limit > 1000) {
            throw EventFilters.refused("limit", limit, "The limit must be between 1 and 1000");
        }
        return pages.page(log.place("after", after), EventFilters.of(events, types, changes, subject), limit);
    }

    /** A mistyped filter, passed over, would flood who set it. */
    private static void requireKnownParameters(HttpServletRequest request, String... others) {
        var known = new TreeSet<>(FILTERS);
        known.addAll(Set.of(others));
        for (var name : Collections.list(request.getParameterNames())) {
            if (!known.contains(name)) {
                throw EventFilters.refused(
                        name, null, "There is no parameter '" + name + "'; there are " + String.join(", ", known));
            }
        }
    }
}
