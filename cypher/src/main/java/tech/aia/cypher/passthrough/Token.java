package tech.aia.cypher.passthrough;

import java.util.Locale;

/**
 * A word or sign of a statement, comments and spaces left out.
 *
 * @param text as written, unicode escapes resolved
 * @param from offset of its first character in that text
 * @param to offset after its last
 */
record Token(Kind kind, String text, int from, int to) {

    /** As far as the rules need to tell tokens apart. */
    enum Kind {
        /** A name or keyword. */
        WORD,
        /** A name in backticks. */
        QUOTED_NAME,
        /** Text in quotes, or a piece of it. */
        STRING,
        /** A bracket, operator or number. */
        OTHER
    }

    /** Whether this is a keyword, in any case. A quoted name never is. */
    boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSign(String sign) {
        return kind == Kind.OTHER && text.equals(sign);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /** The name that is meant, without its backticks. */
    String name() {
        return kind == Kind.QUOTED_NAME ? text.substring(1, text.length() - 1).replace("``", "`") : text;
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }
}
