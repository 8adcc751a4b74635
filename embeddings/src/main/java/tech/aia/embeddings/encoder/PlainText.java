package tech.aia.embeddings.encoder;

/**
 * Shortens a text to the characters that can matter, without changing its tokens: runs of white space become one space, NUL
 * and unpaired surrogates (which are no characters, and which the native tokenizer must not see) go, and the rest is cut far
 * beyond the last token that counts.
 */
final class PlainText {
    /** Word pieces of real text have 3 to 5 characters on average. */
    private static final int CHARACTERS_PER_TOKEN = 32;

    private final int most;

    PlainText(int maxTokens) {
        this.most = maxTokens * CHARACTERS_PER_TOKEN;
    }

    String of(String text) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), most));
        boolean space = false;
        for (int i = 0; i < text.length() && plain.length() < most; ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (isSpace(character)) {
                space = !plain.isEmpty();
            } else if (character != 0 && !isSurrogate(character)) {
                if (space) {
                    plain.append(' ');
                    space = false;
                }
                plain.appendCodePoint(character);
            }
        }
        return plain.toString();
    }

    private static boolean isSpace(int character) {
        return character == '\t' || character == '\n' || character == '\r' || Character.isSpaceChar(character);
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
