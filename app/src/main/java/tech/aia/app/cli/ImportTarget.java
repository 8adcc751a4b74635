package tech.aia.app.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the rows of a file become: the query of the import request. */
final class ImportTarget {
    private final Map<String, String> query = new LinkedHashMap<>();

    private ImportTarget() {}

    static ImportTarget entities(
            String type,
            String id,
            @Nullable String types,
            @Nullable String embedding,
            @Nullable String embeddingModel) {
        var target = new ImportTarget();
        target.query.put("type", type);
        target.query.put("id", id);
        if (embedding != null && embeddingModel != null) {
            target.query.put("embedding", embedding);
            target.query.put("embedding_model", embeddingModel);
        } else if (embedding != null || embeddingModel != null) {
            throw CliException.usage(
                    "--embedding names the column of the embeddings and --embedding-model what made them;"
                            + " say both or neither.");
        }
        target.stateTypes(types);
        return target;
    }

    static ImportTarget relationships(
            String relationship, String from, String to, @Nullable String key, @Nullable String types) {
        var target = new ImportTarget();
        target.query.put("relationship", relationship);
        target.query.put("from", end("--from", from));
        target.query.put("to", end("--to", to));
        if (key != null) {
            target.query.put("key", key);
        }
        target.stateTypes(types);
        return target;
    }

    /** The path and query to post the file to. */
    String path() {
        return "/knowledge-graph/import?"
                + query.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private static String end(String option, String value) {
        if (!value.matches("[^:]+:.+")) {
            throw CliException.usage(
                    option + " must be a type and a column, as in customer:customer_id, not '" + value + "'.");
        }
        return value;
    }

    private void stateTypes(@Nullable String types) {
        if (types == null) {
            return;
        }
        for (var part : types.split(",", -1)) {
            if (!part.matches("[^=:]+[=:][^=:]+")) {
                throw CliException.usage("--types must look like zip=string,revenue=decimal, not '" + types + "'.");
            }
        }
        query.put("types", types.replace('=', ':'));
    }
}
