package tech.aia.app.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers by which a receiver knows a delivery: {@code X-AIA-Signature}, HMAC-SHA-256 of the body keyed with the secret's text, and those
 * of <a href="https://www.standardwebhooks.com">Standard Webhooks 1.0</a>, keyed with the bytes after {@code whsec_} or, for a secret of
 * another form, with its text.
 */
final class Signatures {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private Signatures() {}

    /**
     * @param secrets the newest first; with the others it is signed, too, so that receivers that do not know the newest yet take it
     * @param seconds since 1970 by the clock of the sender
     */
    static Map<String, List<String>> headers(List<String> secrets, String id, long seconds, String body) {
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("webhook-id", List.of(id));
        headers.put("webhook-timestamp", List.of(Long.toString(seconds)));
        headers.put(
                "webhook-signature",
                List.of(secrets.stream()
                        .map(secret -> standard(secret, id + "." + seconds + "." + body))
                        .collect(Collectors.joining(" "))));
        headers.put("X-AIA-Signature", List.of(plain(secrets.getFirst(), body)));
        if (secrets.size() > 1) {
            headers.put("X-AIA-Signature-Previous", List.of(plain(secrets.get(1), body)));
        }
        return headers;
    }

    private static String standard(String secret, String text) {
        var key = secret.startsWith(PREFIX)
                ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                : bytes(secret);
        return "v1," + Base64.getEncoder().encodeToString(hmac(key, text));
    }

    private static String plain(String secret, String body) {
        return "sha256=" + HexFormat.of().formatHex(hmac(bytes(secret), body));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, missing);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
