package tech.aia.graph.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;

/**
 * A record of a CSV file.
 *
 * @param line where it begins, from 1
 * @param endsQuoted whether its last field began with a quote
 */
record CsvRow(long line, List<String> fields, boolean endsQuoted) {

    /** Makes rows for one reader. */
    static final class Handler extends AbstractBaseCsvCallbackHandler<CsvRow> {
        private List<String> fields = new ArrayList<>();
        private boolean endsQuoted;

        @Override
        protected void handleBegin(long startingLineNumber) {
            fields = new ArrayList<>();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            fields.add(new String(buffer, offset, length));
            endsQuoted = quoted;
        }

        @Override
        protected CsvRow buildRecord() {
            return new CsvRow(getStartingLineNumber(), fields, getRecordType() == RecordType.DATA && endsQuoted);
        }
    }
}
