package tech.aia.app.cli;

import java.util.regex.Pattern;

/**
 * How many terminal columns a text takes. A user-perceived character (extended grapheme cluster, UAX 29) takes none when it is only
 * a combining mark, two when it is East Asian wide (UAX 11) or an emoji, else one.
 */
final class TextWidth {
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final int EMOJI_STYLE = 0xFE0F;

    private TextWidth() {}

    static int of(String text) {
        if (isAscii(text)) {
            return text.length();
        }
        var width = 0;
        var clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            width += ofCluster(clusters.group());
        }
        return width;
    }

    /** The text itself when it fits into so many columns, else its beginning and an ellipsis. */
    static String fit(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        var fitting = new StringBuilder();
        var width = 0;
        var clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            width += ofCluster(clusters.group());
            if (width > columns - 1) {
                break;
            }
            fitting.append(clusters.group());
        }
        return fitting.append('…').toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }

    private static int ofCluster(String cluster) {
        return cluster.codePoints().map(TextWidth::ofCodePoint).max().orElse(0);
    }

    private static int ofCodePoint(int point) {
        if (point == EMOJI_STYLE) {
            return 2;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        return point >= 0x1100
                && (point <= 0x115F
                        || (point >= 0x2E80 && point <= 0xA4CF && point != 0x303F)
                        || (point >= 0xA960 && point <= 0xA97F)
                        || (point >= 0xAC00 && point <= 0xD7A3)
                        || (point >= 0xF900 && point <= 0xFAFF)
                        || (point >= 0xFE30 && point <= 0xFE6F)
                        || (point >= 0xFF00 && point <= 0xFF60)
                        || (point >= 0xFFE0 && point <= 0xFFE6)
                        || (point >= 0x20000 && point <= 0x3FFFD)
                        || Character.isEmojiPresentation(point));
    }
}
