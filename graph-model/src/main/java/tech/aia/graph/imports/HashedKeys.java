package tech.aia.graph.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Remembers which keys were seen, in 8 to 16 bytes each, by the first 64 bits of their SHA-256: among ten million keys, two of which
 * one would be taken for the other turn up with a chance of three in a million.
 */
final class HashedKeys {
    private long[] slots = new long[1024];
    private int size;
    private final MessageDigest sha;

    HashedKeys() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether the key is new. */
    boolean add(String key) {
        var hash = hash(key);
        if (size * 2 >= slots.length) {
            grow();
        }
        if (!insert(slots, hash)) {
            return false;
        }
        size++;
        return true;
    }

    private long hash(String key) {
        var bytes = sha.digest(key.getBytes(StandardCharsets.UTF_8));
        var hash = ByteBuffer.wrap(bytes).getLong();
        return hash == 0 ? 1 : hash;
    }

    private void grow() {
        var larger = new long[Math.multiplyExact(slots.length, 2)];
        for (long hash : slots) {
            if (hash != 0) {
                insert(larger, hash);
            }
        }
        slots = larger;
    }

    private static boolean insert(long[] table, long hash) {
        var at = (int) (hash ^ (hash >>> 32)) & (table.length - 1);
        while (table[at] != 0) {
            if (table[at] == hash) {
                return false;
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = hash;
        return true;
    }
}
