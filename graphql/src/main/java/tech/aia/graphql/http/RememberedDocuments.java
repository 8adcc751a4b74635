package tech.aia.graphql.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Automatic persisted queries as Apollo does them: whoever once sent a document with its SHA-256 may then send the hash only. The ones that
 * were asked for longest ago are forgotten; their senders are told and send them again.
 */
final class RememberedDocuments implements Documents {
    /** Characters of all documents together. */
    static final int MOST_TEXT = 8_000_000;

    private final int most;
    private final Map<String, String> byHash = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    /** @param most documents; 0 for none */
    RememberedDocuments(int most) {
        this.most = most;
    }

    @Override
    public String find(@Nullable String hash, @Nullable String text) {
        if (hash == null && text != null) {
            return text;
        }
        if (most == 0 || hash == null) {
            // The words that clients of this protocol know.
            throw new Refused("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
        }
        var known = hash.toLowerCase(Locale.ROOT);
        if (text == null) {
            return get(known);
        }
        if (!known.equals(sha256(text))) {
            throw new Refused(
                    "PERSISTED_QUERY_HASH_MISMATCH",
                    "The hash in extensions.persistedQuery.sha256Hash is not the SHA-256 of the query");
        }
        put(known, text);
        return text;
    }

    private synchronized String get(String hash) {
        var text = byHash.get(hash);
        if (text == null) {
            throw new Refused("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
        }
        return text;
    }

    private synchronized void put(String hash, String text) {
        if (text.length() > MOST_TEXT || byHash.put(hash, text) != null) {
            return;
        }
        held += text.length();
        var oldest = byHash.values().iterator();
        while (byHash.size() > most || held > MOST_TEXT) {
            held -= oldest.next().length();
            oldest.remove();
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
