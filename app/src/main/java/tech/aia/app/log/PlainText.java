package tech.aia.app.log;

/** Text without what moves a terminal's cursor, begins a line, or turns the direction of writing; Java's escapes stand there instead. */
final class PlainText {
    private PlainText() {}

    /** @param lines whether line breaks and tabs may stay */
    static String of(String text, boolean lines) {
        if (text.chars().allMatch(character -> isPlain(character, lines))) {
            return text;
        }
        var plain = new StringBuilder(text.length() + 16);
        text.chars().forEach(character -> append(plain, character, lines));
        return plain.toString();
    }

    private static void append(StringBuilder plain, int character, boolean lines) {
        if (isPlain(character, lines)) {
            plain.append((char) character);
        } else if (character == '\n') {
            plain.append("\\n");
        } else {
            plain.append("\\u%04x".formatted(character));
        }
    }

    private static boolean isPlain(int character, boolean lines) {
        if (lines && (character == '\n' || character == '\t')) {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
