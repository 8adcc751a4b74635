package tech.aia.graph.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What came of it. */
public enum Outcome {
    OK,
    /** Whoever asked was not known, was not allowed to, or has to wait. */
    REFUSED,
    /** It could not be done, whether by a mistake of who asked or by a fault. */
    FAILED;

    /** In lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Outcome> find(String word) {
        return Arrays.stream(values())
                .filter(known -> known.word().equals(word))
                .findFirst();
    }
}
