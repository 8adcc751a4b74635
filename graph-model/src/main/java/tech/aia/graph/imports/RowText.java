package tech.aia.graph.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds text in a row that cannot be meant. */
final class RowText {
    /**
     * Stands for bytes that are none of the encoding. It is one of the code points that Unicode keeps for such use inside programs (The
     * Unicode Standard, section 23.7), whereas the replacement character U+FFFD is found in texts that were damaged long ago.
     */
    static final char WRONG_BYTES = '\uFDD0';

    private RowText() {}

    static @Nullable String problem(Map<String, Object> values) {
        for (var entry : values.entrySet()) {
            if (entry.getValue() instanceof String text) {
                if (text.indexOf(WRONG_BYTES) >= 0) {
                    return "Column '" + entry.getKey()
                            + "' has bytes that are not in the file's character encoding; save the file as UTF-8, or say"
                            + " which it is: Content-Type: text/csv; charset=ISO-8859-1";
                }
                if (text.indexOf('\0') >= 0) {
                    return "Column '" + entry.getKey() + "' has a NUL character";
                }
            }
        }
        return null;
    }
}
