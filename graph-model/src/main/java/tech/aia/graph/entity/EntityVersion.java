package tech.aia.graph.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells states of an entity apart: 32 hexadecimal digits of SHA-256 over all that it holds but its embedding. It is computed, not stored, so
 * that a change has another version whoever made it, Cypher writers included.
 */
public final class EntityVersion {
    /** Properties that follow from the others. */
    public static final List<String> DERIVED =
            List.of("embedding", "embedding_model", "embedding_source", "embedded_at");

    private static final int BYTES = 16;

    private EntityVersion() {}

    /** @param properties all of the node, as the graph gives them; with those that are derived or without them */
    public static String of(Map<String, ? extends @Nullable Object> properties) {
        var sha = sha256();
        new TreeMap<>(properties).forEach((key, value) -> {
            if (value != null && !DERIVED.contains(key)) {
                add(sha, key);
                add(sha, text(value));
            }
        });
        return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
    }

    /** With its length in front, so that no two lists of texts give the same bytes. */
    private static void add(MessageDigest sha, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case ZonedDateTime moment -> "at " + moment.toInstant();
            case OffsetDateTime moment -> "at " + moment.toInstant();
            case byte[] bytes -> "bytes " + Base64.getEncoder().encodeToString(bytes);
            case List<?> list -> list.stream().map(EntityVersion::text).toList().toString();
            default -> value.getClass().getSimpleName() + " " + value;
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
