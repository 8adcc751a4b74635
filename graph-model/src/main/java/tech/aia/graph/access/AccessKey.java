package tech.aia.graph.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import tech.aia.cypher.server.Credentials;

/** The key that seals the vault: generated at the first start, or given by whoever starts further processes on the same graph. */
final class AccessKey {
    private static final String KEY = "access.key";
    private static final String ADVICE =
            ": it must be the one that the data directory was made with, as the line access.key of its file credentials has it";

    private AccessKey() {}

    /**
     * The bytes of it.
     *
     * @param given blank for the one in the credentials, which is made if there is none
     * @throws VaultException if it is not 32 bytes in Base64, with where it came from
     */
    static byte[] of(String given, Credentials credentials) {
        return given.isBlank()
                ? bytes(kept(credentials), KEY + " in " + credentials.file())
                : bytes(given.strip(), "AIA_ACCESS_KEY");
    }

    private static byte[] bytes(String text, String source) {
        try {
            var key = Base64.getDecoder().decode(text);
            if (key.length == Seal.KEY_BYTES) {
                return key;
            }
            throw new VaultException(
                    "The access key of %s has %d bytes and must have %d%s"
                            .formatted(source, key.length, Seal.KEY_BYTES, ADVICE),
                    null);
        } catch (IllegalArgumentException noBase64) {
            throw new VaultException("The access key of %s is not in Base64%s".formatted(source, ADVICE), noBase64);
        }
    }

    private static String kept(Credentials credentials) {
        return credentials.get(KEY).orElseGet(() -> {
            var bytes = new byte[Seal.KEY_BYTES];
            new SecureRandom().nextBytes(bytes);
            var key = Base64.getEncoder().encodeToString(bytes);
            credentials.put(Map.of(KEY, key));
            return key;
        });
    }
}
