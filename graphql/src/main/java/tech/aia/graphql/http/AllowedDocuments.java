package tech.aia.graphql.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The documents of a file, and no others: sent as they are there, or called by their ids or their SHA-256. */
final class AllowedDocuments implements Documents {
    private final Map<String, String> byId = new HashMap<>();

    private AllowedDocuments(Map<String, String> documents) {
        documents.forEach((id, text) -> {
            byId.put(RememberedDocuments.sha256(text), text);
            byId.put(id, text);
        });
    }

    /**
     * @param file an object in JSON, such as tools for frontends write it: documents by their ids
     * @throws IllegalArgumentException if it cannot be read
     */
    static AllowedDocuments of(Path file) {
        try {
            return new AllowedDocuments(JsonMapper.shared()
                    .readValue(Files.readAllBytes(file), new TypeReference<Map<String, String>>() {}));
        } catch (IOException | JacksonException unreadable) {
            throw new IllegalArgumentException(
                    "aia.graphql.allow-list names " + file
                            + ", which must be a file with a JSON object of GraphQL documents by their ids",
                    unreadable);
        }
    }

    @Override
    public String find(@Nullable String hash, @Nullable String text) {
        var listed = byId.get(hash == null ? RememberedDocuments.sha256(String.valueOf(text)) : hash);
        if (listed == null || (text != null && !listed.equals(text))) {
            throw new Refused(
                    Refused.NOT_LISTED,
                    "Only listed documents run here (aia.graphql.allow-list), and this one is not among them; nothing was run");
        }
        return listed;
    }
}
