package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.audit.AuditNote;
import tech.aia.app.security.Caller;
import tech.aia.cypher.passthrough.AccessMode;
import tech.aia.cypher.passthrough.ResultFormat;
import tech.aia.graph.access.Permission;

/** {@code /knowledge-graph/query}: Cypher. */
@Tag(name = "Cypher", description = "Ask and change the graph in Neo4j's own language")
@RestController
@RequestMapping("/knowledge-graph")
class QueryController {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private final QueryRunner runner;

    QueryController(QueryRunner runner) {
        this.runner = runner;
    }

    @Operation(summary = "Query the knowledge graph with Cypher", description = """
                    Each statement is judged before it runs: reads never write, and LOAD CSV, administration and unlisted procedures
                    are refused. A lone column of nodes gives the documented node objects. Formats: json, table (columns and rows),
                    graph (nodes and relationships once each), csv, and ndjson (streamed). csv and ndjson tell rows and truncation in
                    the HTTP trailers X-Query-Rows and X-Query-Truncated; ndjson besides in a last line with $metadata, when
                    include_metadata is true or a limit was hit, and with $error when it fails half-way.""")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            examples = {
                                @ExampleObject(name = "customers", value = """
                                        {"query": "MATCH (n:Entity) WHERE n.type = 'customer' RETURN n LIMIT 10",
                                         "format": "json", "include_metadata": true}"""),
                                @ExampleObject(name = "parameters, as a table", value = """
                                        {"query": "MATCH (c:Customer) WHERE c.sector = $sector RETURN c.name AS name, c.annual_revenue AS revenue ORDER BY revenue DESC",
                                         "parameters": {"sector": "Technology"}, "format": "table", "limit": 20}"""),
                                @ExampleObject(name = "purchases, as a graph", value = """
                                        {"query": "MATCH (c:Customer)-[r:PURCHASED]->(p:Product) RETURN c, r, p LIMIT 20", "format": "graph"}"""),
                                @ExampleObject(name = "a plan", value = """
                                        {"query": "MATCH (c:Customer) RETURN count(c)", "explain": true}""")
                            }))
    @ApiResponse(
            responseCode = "200",
            description = "The result in the format asked for",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = QueryBodies.Answer.class)),
                @Content(mediaType = NDJSON, schema = @Schema(type = "string")),
                @Content(mediaType = CSV, schema = @Schema(type = "string"))
            })
    @PostMapping(
            path = "/query",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = {MediaType.APPLICATION_JSON_VALUE, NDJSON, CSV})
    void query(
            @RequestBody QueryBodies.Request query,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        if (query.accessMode() == AccessMode.WRITE) {
            AuditNote.current().statement(String.valueOf(query.query()));
            Caller.require(Permission.GRAPH_WRITE, "access_mode", "write");
        }
        var format = query.format() == null ? accepted(request.getHeader(HttpHeaders.ACCEPT)) : query.format();
        runner.run(query, format, request, response);
    }

    /** What an Accept header likes best; json when it does not say. */
    static ResultFormat accepted(@Nullable String accept) {
        var types = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(types);
        for (var type : types) {
            if (type.includes(MediaType.APPLICATION_JSON)) {
                return ResultFormat.JSON;
            }
            if (type.isCompatibleWith(MediaType.parseMediaType(NDJSON))) {
                return ResultFormat.NDJSON;
            }
            if (type.isCompatibleWith(MediaType.parseMediaType(CSV))) {
                return ResultFormat.CSV;
            }
        }
        return ResultFormat.JSON;
    }
}
