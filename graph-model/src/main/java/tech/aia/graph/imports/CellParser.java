package tech.aia.graph.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text to values. A number with leading zeros is a code, such as a postal code, and stays text. */
final class CellParser {
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private CellParser() {}

    /** The narrowest type that holds this text. */
    static ColumnType typeOf(String text) {
        if (text.isEmpty() || text.length() > 40) {
            return ColumnType.STRING;
        }
        var first = text.charAt(0);
        if (first == '-' || (first >= '0' && first <= '9')) {
            return numberOrDate(text);
        }
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") ? ColumnType.BOOLEAN : ColumnType.STRING;
    }

    private static ColumnType numberOrDate(String text) {
        if (parse(text, ColumnType.INTEGER) != null) {
            return ColumnType.INTEGER;
        }
        if (parse(text, ColumnType.DECIMAL) != null) {
            return ColumnType.DECIMAL;
        }
        if (DATE.matcher(text).matches()) {
            return parse(text, ColumnType.DATE) != null ? ColumnType.DATE : ColumnType.STRING;
        }
        if (parse(text, ColumnType.DATETIME) != null) {
            return ColumnType.DATETIME;
        }
        return parse(text, ColumnType.DATETIME_LOCAL) != null ? ColumnType.DATETIME_LOCAL : ColumnType.STRING;
    }

    /** The type that holds values of both. */
    static ColumnType common(ColumnType a, ColumnType b) {
        if (a == b) {
            return a;
        }
        var numbers = (a == ColumnType.INTEGER || a == ColumnType.DECIMAL)
                && (b == ColumnType.INTEGER || b == ColumnType.DECIMAL);
        return numbers ? ColumnType.DECIMAL : ColumnType.STRING;
    }

    /** The value, or null when the text is none of that type. */
    static @Nullable Object parse(String text, ColumnType type) {
        try {
            return switch (type) {
                case STRING -> text;
                case INTEGER -> INTEGER.matcher(text).matches() ? Long.valueOf(text) : null;
                case DECIMAL -> decimal(text);
                case BOOLEAN -> bool(text);
                case DATE -> LocalDate.parse(text);
                case DATETIME_LOCAL -> LocalDateTime.parse(text.replace(' ', 'T'));
                case DATETIME -> OffsetDateTime.parse(text.replace(' ', 'T'));
            };
        } catch (DateTimeException | NumberFormatException other) {
            return null;
        }
    }

    private static @Nullable Double decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return null;
        }
        var number = Double.parseDouble(text);
        return Double.isFinite(number) ? number : null;
    }

    private static @Nullable Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }
}
