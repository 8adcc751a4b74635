package tech.aia.app.agents;

import java.util.regex.Pattern;

/** Any text as Markdown that shows just that text on one line. */
final class MarkdownText {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|#~&!$]");

    /** What would begin a list. */
    private static final Pattern LEADING = Pattern.compile("^(\\d{0,9})([-+.)])(?=[\\s-]|$)");

    private MarkdownText() {}

    static String escaped(String text) {
        var line = SPACE.matcher(text).replaceAll(" ").strip();
        var escaped = SPECIAL.matcher(line).replaceAll("\\\\$0");
        return LEADING.matcher(escaped).replaceFirst("$1\\\\$2");
    }
}
