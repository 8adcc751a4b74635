package tech.aia.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether two requests under one idempotency key are the same one. */
public final class RequestHash {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private RequestHash() {}

    /** SHA-256, in hexadecimal digits, of the parts as JSON; the order of an object's members does not matter. */
    public static String of(@Nullable Object... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var json = JSON.writeValueAsString(Arrays.asList(parts));
            return HexFormat.of().formatHex(sha.digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
