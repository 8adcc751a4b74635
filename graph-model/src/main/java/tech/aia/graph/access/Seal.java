package tech.aia.graph.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * AES-256-GCM over texts (NIST SP 800-38D, a random nonce of 96 bits in front), and HMAC-SHA-256 over names; both keys are derived from
 * one by HKDF (RFC 5869).
 */
final class Seal {
    static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey sealing;
    private final SecretKey naming;

    Seal(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new VaultException("The access key must have " + KEY_BYTES + " bytes, not " + key.length, null);
        }
        this.sealing = derived(key, "AES", "aia vault: contents");
        this.naming = derived(key, "HmacSHA256", "aia vault: names");
    }

    private static SecretKey derived(byte[] key, String algorithm, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new VaultException("This Java has no HKDF-SHA256", missing);
        }
    }

    /** The same for the same name, and tells nothing of it. */
    String name(String name) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(naming);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(name)));
        } catch (GeneralSecurityException missing) {
            throw new VaultException("This Java has no HmacSHA256", missing);
        }
    }

    /** @param place where it will lie; it can be opened nowhere else */
    String close(String text, String place) {
        try {
            var nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bytes(place));
            var closed = cipher.doFinal(bytes(text));
            var whole = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
            System.arraycopy(closed, 0, whole, NONCE_BYTES, closed.length);
            return Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException failure) {
            throw new VaultException("A secret cannot be sealed", failure);
        }
    }

    /** @throws VaultException if it was closed with another key, for another place, or was changed */
    String open(String sealed, String place) {
        try {
            var whole = Base64.getDecoder().decode(sealed);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, whole, 0, NONCE_BYTES));
            cipher.updateAAD(bytes(place));
            return new String(cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException failure) {
            throw new VaultException(
                    "A sealed record of this graph was made with another access key, or was changed by somebody else",
                    failure);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
