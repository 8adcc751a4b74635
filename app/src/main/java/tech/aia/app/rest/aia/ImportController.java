package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.embeddings.encoder.TextEncoder;
import tech.aia.graph.imports.Imports;

/** {@code /knowledge-graph/import}: files of entities and relationships. */
@Tag(name = "Imports", description = "Fill the graph from CSV and NDJSON files of any size")
@RestController
@RequestMapping(path = "/knowledge-graph", produces = MediaType.APPLICATION_JSON_VALUE)
class ImportController {
    private static final Set<String> PARAMETERS =
            Set.of("type", "id", "relationship", "from", "to", "key", "types", "embedding", "embedding_model");

    private final Imports imports;
    private final ImportViews views;
    private final TextEncoder encoder;

    ImportController(Imports imports, ImportViews views, TextEncoder encoder) {
        this.imports = imports;
        this.views = views;
        this.encoder = encoder;
    }

    @Operation(
            summary = "Import a file",
            description =
                    "As entities, with type and id; or as relationships between entities that exist, with relationship, from and"
                            + " to. The body is the file itself, gzipped or not. It is answered when the file is received; follow tracking_url"
                            + " for the rest. The same file twice changes nothing. Rows that cannot be taken are rejected one by one.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject("symbol,name,sector\nACME,Acme Corp,Technology\n")),
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(type = "string"),
                        examples =
                                @ExampleObject(
                                        "{\"symbol\": \"ACME\", \"name\": \"Acme Corp\", \"sector\": \"Technology\"}\n"))
            })
    @ApiResponse(
            responseCode = "202",
            description = "Received; the Location header and tracking_url tell how it goes on")
    @PostMapping(
            path = "/import",
            consumes = {"text/csv", "application/x-ndjson", "application/ndjson"})
    ResponseEntity<ImportView.Accepted> receive(
            @Parameter(description = "Type of the entities", example = "customer")
                    @RequestParam(required = false)
                    @Nullable
                    String type,
            @Parameter(description = "Column that tells the entities apart", example = "symbol")
                    @RequestParam(required = false)
                    @Nullable
                    String id,
            @Parameter(description = "Type of the relationships, such as PURCHASED")
                    @RequestParam(required = false)
                    @Nullable
                    String relationship,
            @Parameter(description = "Where they begin: type and key column, such as customer:customer_id")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "Where they end: type and key column, such as product:product_id")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(description = "Column that tells apart several relationships between the same two")
                    @RequestParam(required = false)
                    @Nullable
                    String key,
            @Parameter(
                            description =
                                    "States the types of columns, such as zip:string,revenue:decimal; others are inferred."
                                            + " Types: string, integer, decimal, boolean, date, datetime_local, datetime")
                    @RequestParam(required = false)
                    @Nullable
                    String types,
            @Parameter(
                            description =
                                    "Column of embeddings that the entities bring: 384 numbers as a JSON list, or as Base64 of"
                                            + " as many 32-bit floats, the lowest byte first. Rows without one have it made",
                            example = "embedding")
                    @RequestParam(required = false)
                    @Nullable
                    String embedding,
            @Parameter(
                            description = "What made the embeddings; it must be the model that the server encodes with",
                            example = "all-MiniLM-L6-v2")
                    @RequestParam(name = "embedding_model", required = false)
                    @Nullable
                    String embeddingModel,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) MediaType contentType,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        requireKnownParameters(request);
        var embeddings = new ImportEmbeddings(embedding, embeddingModel, encoder.modelId());
        var wanted = new ImportRequests(type, id, relationship, from, to, key, types, embeddings).with(contentType);
        var view = views.of(imports.receive(wanted, request.getInputStream()));
        var tracking = "/knowledge-graph/imports/" + view.importId();
        return ResponseEntity.accepted()
                .location(URI.create(tracking))
                .body(new ImportView.Accepted(view.importId(), view.status(), tracking));
    }

    @Operation(summary = "How an import stands")
    @GetMapping("/imports/{id}")
    ImportView status(@Parameter(example = "import_0123456789abcdef") @PathVariable String id) {
        return views.of(imports.find(id)
                .orElseThrow(() ->
                        new RestException(ErrorCode.NOT_FOUND, "There is no import '" + id + "'", "import_id", id)));
    }

    @Operation(summary = "The latest imports")
    @GetMapping("/imports")
    ImportView.Latest latest(@Parameter(description = "1 to 100") @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > 100) {
            throw new RestException(ErrorCode.VALIDATION, "The limit must be between 1 and 100", "limit", limit);
        }
        return new ImportView.Latest(
                imports.latest(limit).stream().map(views::of).toList());
    }

    /** A mistyped parameter, passed over, would make another graph of the file. */
    private static void requireKnownParameters(HttpServletRequest request) {
        for (var name : Collections.list(request.getParameterNames())) {
            if (!PARAMETERS.contains(name)) {
                throw new RestException(
                        ErrorCode.VALIDATION,
                        "There is no parameter '" + name
                                + "'; there are type, id, relationship, from, to, key, types, embedding and embedding_model",
                        name,
                        null);
            }
        }
    }
}
