package tech.aia.embeddings.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Says in one sentence why an entity was found, such as {@code Strong match on 'technology' and 'high-value' (semantic 0.84, lexical
 * 0.61)}.
 *
 * <p>By similarity a match is strong from 0.75 (a cosine of 0.5), good from 0.65 (0.3) and weak below. Without a similarity the lexical
 * part decides: strong from 0.75, good from 0.4.
 */
final class Explanation {

    private enum Band {
        STRONG("Strong match", "Very close in meaning"),
        GOOD("Good match", "Close in meaning"),
        WEAK("Weak match", "Loosely related in meaning");

        private final String onWords;
        private final String onMeaning;

        Band(String onWords, String onMeaning) {
            this.onWords = onWords;
            this.onMeaning = onMeaning;
        }
    }

    private Explanation() {}

    static String of(double similarity, double lexical, List<String> words) {
        Band band = band(similarity, lexical);
        String parts = parts(similarity, lexical);
        return words.isEmpty()
                ? band.onMeaning + "; no words in common" + parts
                : band.onWords + " on " + enumeration(words) + parts;
    }

    private static Band band(double similarity, double lexical) {
        boolean byWords = Double.isNaN(similarity);
        double decisive = byWords ? lexical : similarity;
        if (decisive >= 0.75) {
            return Band.STRONG;
        }
        return decisive >= (byWords ? 0.4 : 0.65) ? Band.GOOD : Band.WEAK;
    }

    private static String parts(double similarity, double lexical) {
        List<String> parts = new ArrayList<>();
        if (!Double.isNaN(similarity)) {
            parts.add(String.format(Locale.ROOT, "semantic %.2f", similarity));
        }
        if (lexical > 0) {
            parts.add(String.format(Locale.ROOT, "lexical %.2f", lexical));
        }
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    private static String enumeration(List<String> words) {
        List<String> quoted = words.stream().map(word -> "'" + word + "'").toList();
        if (quoted.size() == 1) {
            return quoted.getFirst();
        }
        return quoted.stream().limit(quoted.size() - 1L).collect(Collectors.joining(", ")) + " and " + quoted.getLast();
    }
}
