package tech.aia.app.agents;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.aia.graph.entity.Entity;

/** The words of an entity that say what it is about: of its texts, without addresses, codes, and words that all texts share. */
final class TopicWords {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]+(?:['’]\\p{L}+)?");
    private static final Pattern ADDRESS = Pattern.compile("\\S*(?:://|www\\.|@)\\S*");
    private static final int SHORTEST = 3;
    private static final Set<String> STOP_WORDS = SentimentWords.lines("stop-words.txt").stream()
            .flatMap(line -> Stream.of(line.split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    private TopicWords() {}

    /** @param known each word once, so that many entities share it */
    static Set<String> of(Entity entity, Map<String, String> known) {
        var words = new HashSet<String>();
        entity.properties().forEach((key, value) -> {
            if (!isIdentifier(key)) {
                texts(value).forEach(text -> add(words, text));
            }
        });
        return words.stream()
                .map(word -> known.computeIfAbsent(word, same -> same))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isIdentifier(String key) {
        return key.equals("key") || key.endsWith("_id") || key.endsWith("_key");
    }

    private static Stream<String> texts(Object value) {
        return switch (value) {
            case String text -> Stream.of(text);
            case List<?> list -> list.stream().filter(String.class::isInstance).map(String.class::cast);
            default -> Stream.of();
        };
    }

    private static void add(Set<String> words, String text) {
        WORD.matcher(ADDRESS.matcher(text).replaceAll(" "))
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT).replace('’', '\''))
                .filter(word -> word.length() >= SHORTEST && !STOP_WORDS.contains(word))
                .map(word -> word.endsWith("'s") ? word.substring(0, word.length() - 2) : word)
                .filter(word -> word.length() >= SHORTEST && !STOP_WORDS.contains(word))
                .forEach(words::add);
    }

    /** A plural becomes its singular where the texts have that, too. */
    static Set<String> merged(Set<String> words, Map<String, Integer> vocabulary) {
        return words.stream()
                .map(word -> word.endsWith("s") && vocabulary.containsKey(word.substring(0, word.length() - 1))
                        ? word.substring(0, word.length() - 1)
                        : word)
                .collect(Collectors.toSet());
    }
}
