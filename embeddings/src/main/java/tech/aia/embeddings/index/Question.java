package tech.aia.embeddings.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words of a question and what they are called in the index. */
record Question(String text, List<Token> tokens) {

    /** A word after analysis, and where it stands in the text. */
    record Token(String term, int start, int end) {}

    List<String> terms() {
        return tokens.stream().map(Token::term).distinct().toList();
    }

    /**
     * The words behind these terms as they were written, in the question's order. Parts written together, such as "high-value", are one
     * word when all of them are among the terms.
     */
    List<String> wordsFor(Set<String> matched) {
        Map<String, String> words = new LinkedHashMap<>();
        for (List<Token> word : writtenTogether()) {
            if (word.stream().allMatch(token -> matched.contains(token.term()))) {
                add(words, word.getFirst().start(), word.getLast().end());
            } else {
                word.stream()
                        .filter(token -> matched.contains(token.term()))
                        .forEach(token -> add(words, token.start(), token.end()));
            }
        }
        return List.copyOf(words.values());
    }

    private void add(Map<String, String> words, int start, int end) {
        String word = text.substring(start, end);
        words.putIfAbsent(word.toLowerCase(Locale.ROOT), word);
    }

    private List<List<Token>> writtenTogether() {
        List<List<Token>> groups = new ArrayList<>();
        int previousEnd = -1;
        for (Token token : tokens) {
            if (previousEnd < 0 || isApart(previousEnd, token.start())) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(token);
            previousEnd = token.end();
        }
        return groups;
    }

    private boolean isApart(int end, int start) {
        return text.substring(end, Math.max(end, start)).chars().anyMatch(Character::isWhitespace);
    }
}
