package tech.aia.app.rest.aia;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.entity.Entities;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.entity.VersionedEntity;

/** {@code /knowledge-graph/entities}: what is in the graph, one by one and in lists. */
@Tag(name = "Entities", description = "Create, read, change, delete and list what is in the graph")
@RestController
@RequestMapping(path = "/knowledge-graph", produces = MediaType.APPLICATION_JSON_VALUE)
class EntityController {
    private final Entities entities;
    private final EntityLists lists;

    EntityController(Entities entities, EntityLists lists) {
        this.entities = entities;
        this.lists = lists;
    }

    @Operation(
            summary = "List entities",
            description =
                    "Page by page: repeat the request with next_cursor as cursor until there is none. Entities that come or go"
                            + " meanwhile neither repeat nor hide others.")
    @GetMapping("/entities")
    EntityBodies.Page list(
            @Parameter(description = "Only this type", example = "customer") @RequestParam(required = false) @Nullable
                    String type,
            @Parameter(
                            description =
                                    "Conditions on properties as a JSON object: a value, a list of values, or comparisons"
                                            + " gt, gte, lt, lte",
                            example = "{\"sector\": \"Technology\", \"annual_revenue\": {\"gte\": 1e9}}")
                    @RequestParam(required = false)
                    @Nullable
                    String filter,
            @Parameter(
                            description =
                                    "Properties in order, - before one for descending; entities without it come last",
                            example = "-annual_revenue,name")
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @Parameter(description = "1 to 1000") @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "next_cursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        return lists.list(type, filter, sort, limit, cursor);
    }

    @Operation(summary = "Count the entities of each type")
    @GetMapping("/types")
    EntityBodies.Types types() {
        var types = entities.countByType().entrySet().stream()
                .map(entry -> new EntityBodies.TypeCount(entry.getKey(), entry.getValue()))
                .toList();
        return new EntityBodies.Types(
                types, types.stream().mapToLong(EntityBodies.TypeCount::count).sum());
    }

    @Operation(
            summary = "Read an entity",
            description =
                    "The ETag tells its version: with If-None-Match an entity that has not changed is answered by 304, and with If-Match"
                            + " PUT, PATCH and DELETE change only what was read. What creates or changes an entity answers with its new ETag.")
    @ApiResponse(responseCode = "200", description = "The entity; the ETag header has its version")
    @ApiResponse(responseCode = "304", description = "It is still the version of If-None-Match", content = @Content)
    @GetMapping("/entities/{id}")
    ResponseEntity<EntityView> read(@Parameter(example = "customer_ALFKI") @PathVariable String id) {
        var found = entities.findVersioned(id).orElseThrow(() -> missing(id));
        return ResponseEntity.ok()
                .eTag(EntityTags.of(found))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(EntityView.of(found.entity()));
    }

    @Operation(summary = "Create an entity", description = "Its id becomes <type>_<id>. 409 when there is one already.")
    @ApiResponse(responseCode = "201", description = "Created; the Location header names it")
    @PostMapping(path = "/entities", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EntityView> create(@RequestBody EntityBodies.NewEntity body) {
        var type = new EntityType(Bodies.required("type", body.type()));
        var properties = body.properties() == null ? Map.<String, Object>of() : PropertyJson.read(body.properties());
        return created(entities.create(type, body.id(), properties));
    }

    @Operation(
            summary = "Replace an entity, or create it under this id",
            description =
                    "The entity has exactly these properties afterwards. With If-None-Match: * it is only created: 412 when there is one.")
    @ApiResponse(responseCode = "200", description = "Replaced")
    @ApiResponse(responseCode = "201", description = "Created")
    @PutMapping(path = "/entities/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EntityView> replace(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestBody EntityBodies.Replacement body) {
        var properties = PropertyJson.read(Bodies.required("properties", body.properties()));
        var onlyNew = EntityTags.onlyNew(ifNoneMatch, ifMatch);
        var expected = EntityTags.expected(ifMatch);
        var existing = entities.find(id);
        var type = new EntityType(
                body.type() == null
                        ? existing.map(Entity::type).orElseThrow(() -> untyped(id, expected))
                        : body.type());
        if (onlyNew) {
            return created(entities.putNew(id, type, properties));
        }
        var put = entities.put(id, type, properties, expected);
        return existing.isPresent() ? changed(put) : created(put);
    }

    @Operation(
            summary = "Change some properties of an entity",
            description = "As JSON, or as a JSON merge patch of the entity, which comes to the same.")
    @PatchMapping(
            path = "/entities/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    ResponseEntity<EntityView> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody EntityBodies.Patch body) {
        var properties = PropertyJson.read(Bodies.required("properties", body.properties()));
        return changed(entities.patch(id, properties, EntityTags.expected(ifMatch)));
    }

    @Operation(summary = "Delete an entity with its relationships")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @DeleteMapping("/entities/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        if (!entities.delete(id, EntityTags.expected(ifMatch))) {
            throw missing(id);
        }
    }

    private static ResponseEntity<EntityView> changed(VersionedEntity entity) {
        return ResponseEntity.ok().eTag(EntityTags.of(entity)).body(EntityView.of(entity.entity()));
    }

    private static ResponseEntity<EntityView> created(VersionedEntity made) {
        var location = UriComponentsBuilder.fromPath("/knowledge-graph/entities/{id}")
                .encode()
                .buildAndExpand(made.entity().id())
                .toUri();
        return ResponseEntity.created(URI.create(location.toString()))
                .eTag(EntityTags.of(made))
                .body(EntityView.of(made.entity()));
    }

    private static RestException missing(String id) {
        return new RestException(ErrorCode.NOT_FOUND, "There is no entity '" + id + "'", "id", id);
    }

    private static RestException untyped(String id, @Nullable String expected) {
        return expected == null
                ? new RestException(
                        ErrorCode.BAD_REQUEST,
                        "There is no entity '" + id + "' yet; say its type to create it",
                        "type",
                        null)
                : new RestException(
                        ErrorCode.PRECONDITION_FAILED, "The entity '" + id + "' of If-Match is not there any more");
    }
}
