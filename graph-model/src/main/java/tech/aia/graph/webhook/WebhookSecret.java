package tech.aia.graph.webhook;

import java.security.SecureRandom;
import java.util.Base64;
import tech.aia.graph.GraphModelException;

/** What deliveries are signed with. */
final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final String FIELD = "secret";
    private static final int GENERATED_BYTES = 32;
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int SHORTEST = 16;
    private static final int LONGEST = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSecret() {}

    /** In the form of Standard Webhooks 1.0. */
    static String generate() {
        var bytes = new byte[GENERATED_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws GraphModelException.InvalidValue if it is too short, too long or not of the form that it begins with */
    static String checked(String secret) {
        if (secret.startsWith(PREFIX)) {
            requireKey(secret.substring(PREFIX.length()));
        } else if (secret.isBlank() || secret.length() < SHORTEST || secret.length() > LONGEST) {
            throw refused("A webhook's secret has " + SHORTEST + " to " + LONGEST
                    + " characters; leave it out to have one generated");
        }
        return secret;
    }

    private static void requireKey(String base64) {
        int length;
        try {
            length = Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException other) {
            throw refused("After whsec_ comes the secret in Base64");
        }
        if (length < FEWEST_BYTES || length > MOST_BYTES) {
            throw refused(
                    "After whsec_ come " + FEWEST_BYTES + " to " + MOST_BYTES + " bytes in Base64, not " + length);
        }
    }

    /** Without the value, which is nobody's business. */
    private static GraphModelException refused(String issue) {
        return new GraphModelException.InvalidValue(FIELD, issue, null);
    }
}
