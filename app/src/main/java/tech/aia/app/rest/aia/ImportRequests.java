package tech.aia.app.rest.aia;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.entity.EntityType;
import tech.aia.graph.imports.ColumnType;
import tech.aia.graph.imports.ImportFormat;
import tech.aia.graph.imports.ImportRequest;
import tech.aia.graph.imports.ImportTarget;

/**
 * What the query of an import request says: {@code type} and {@code id} for entities, or {@code relationship}, {@code from}, {@code to}
 * and perhaps {@code key} for relationships; {@code types} for both.
 */
record ImportRequests(
        @Nullable String type,
        @Nullable String id,
        @Nullable String relationship,
        @Nullable String from,
        @Nullable String to,
        @Nullable String key,
        @Nullable String types,
        ImportEmbeddings embeddings) {

    ImportRequest with(MediaType contentType) {
        return new ImportRequest(target(), format(contentType), charset(contentType), columnTypes());
    }

    private ImportTarget target() {
        if (relationship != null) {
            refuse("type", type, "relationship");
            refuse("id", id, "relationship");
            refuse("embedding", embeddings.column(), "relationship");
            refuse("embedding_model", embeddings.model(), "relationship");
            return new ImportTarget.RelationshipTarget(
                    relationship,
                    ImportTarget.Endpoint.parse("from", required("from", from)),
                    ImportTarget.Endpoint.parse("to", required("to", to)),
                    key);
        }
        if (type == null) {
            throw new RestException(
                    ErrorCode.BAD_REQUEST,
                    "Say either what entities the file holds, with type and id, or what relationships, with relationship, from and to",
                    "type",
                    null);
        }
        refuse("from", from, "type");
        refuse("to", to, "type");
        refuse("key", key, "type");
        return new ImportTarget.EntityTarget(new EntityType(type), required("id", id), embeddings.target());
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new RestException(ErrorCode.BAD_REQUEST, "The parameter '" + name + "' is missing", name, null);
        }
        return value;
    }

    private static void refuse(String name, @Nullable String value, String beside) {
        if (value != null) {
            throw new RestException(
                    ErrorCode.VALIDATION, "'" + name + "' makes no sense beside '" + beside + "'", name, value);
        }
    }

    private static ImportFormat format(MediaType contentType) {
        return contentType.getSubtype().equals("csv") ? ImportFormat.CSV : ImportFormat.NDJSON;
    }

    private static Charset charset(MediaType contentType) {
        var stated = contentType.getCharset();
        return stated == null ? StandardCharsets.UTF_8 : stated;
    }

    /** {@code revenue:decimal,zip:string}, or with equals signs. */
    private Map<String, ColumnType> columnTypes() {
        var result = new LinkedHashMap<String, ColumnType>();
        if (types == null || types.isBlank()) {
            return result;
        }
        for (var part : types.split(",", -1)) {
            var at = Math.max(part.lastIndexOf(':'), part.lastIndexOf('='));
            if (at <= 0) {
                throw new RestException(
                        ErrorCode.VALIDATION,
                        "Write types as column:type, such as zip:string,revenue:decimal",
                        "types",
                        part);
            }
            var column = part.substring(0, at).strip();
            result.put(column, ColumnType.parse(column, part.substring(at + 1)));
        }
        return result;
    }
}
