package tech.aia.app.agents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that praise or blame, and the small grammar of turning them around: "not good", "good, but slow". */
final class SentimentWords {
    private static final Pattern TOKEN = Pattern.compile("\\p{L}+(?:'\\p{L}+)?|[.;:!?]");
    private static final Map<String, Double> WEIGHTS = Map.of("++", 2.0, "+", 1.0, "-", -1.0, "--", -2.0);
    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "nothing", "nobody", "neither", "nor", "without", "hardly", "barely", "cannot",
            "cant", "dont", "doesnt", "didnt", "isnt", "wasnt", "wont");

    /** So many words after a negation are turned around, up to the end of the sentence. */
    private static final int REACH = 4;

    /** "Not great" is less bad than "bad". */
    private static final double TURNED = -0.75;

    /** What comes before a "but" counts for less. */
    private static final double BEFORE_BUT = 0.5;

    private final Map<String, Double> words = new HashMap<>();

    SentimentWords() {
        for (var line : lines("sentiment-words.txt")) {
            var parts = line.split(" ");
            var weight = Objects.requireNonNull(WEIGHTS.get(parts[0]), parts[0]);
            for (int i = 1; i < parts.length; i++) {
                words.put(parts[i], weight);
            }
        }
    }

    /** The lines of a file beside this class, without comments. */
    static List<String> lines(String name) {
        try (var file = SentimentWords.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** How much more a text praises than it blames: about 1 for each word, 0 for a text without such words. */
    double balance(String text) {
        double balance = 0;
        var negated = 0;
        var tokens = TOKEN.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''));
        while (tokens.find()) {
            var token = tokens.group();
            if (!Character.isLetter(token.charAt(0))) {
                negated = 0;
            } else if (NEGATIONS.contains(token) || token.endsWith("n't")) {
                negated = REACH;
            } else if (token.equals("but")) {
                balance *= BEFORE_BUT;
                negated = 0;
            } else {
                var weight = words.getOrDefault(token, 0.0);
                balance += negated > 0 ? TURNED * weight : weight;
                negated = Math.max(0, negated - 1);
            }
        }
        return balance;
    }
}
