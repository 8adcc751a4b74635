package tech.aia.app.rest.error;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names of what happens once. They need not be hard to guess, so no source of secrets is asked for them. */
public final class ShortIds {
    private ShortIds() {}

    /** 16 hexadecimal digits by chance. */
    public static String next() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
