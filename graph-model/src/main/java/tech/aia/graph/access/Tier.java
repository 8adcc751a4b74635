package tech.aia.graph.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How much a client, person or key may ask of the server. The figures of each are settings. */
public enum Tier {
    FREE,
    DEVELOPER,
    BUSINESS,
    ENTERPRISE,

    /** For who owns the machine, as the first client does. */
    UNLIMITED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Tier> find(String word) {
        return Arrays.stream(values()).filter(tier -> tier.word().equals(word)).findFirst();
    }

    /** For messages. */
    public static String words() {
        return Arrays.stream(values()).map(Tier::word).collect(Collectors.joining(", "));
    }
}
