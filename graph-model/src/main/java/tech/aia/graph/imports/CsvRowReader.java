package tech.aia.graph.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/** CSV of RFC 4180 with a header line, by FastCSV. */
final class CsvRowReader implements RowReader {
    /** Longer than a property may be, so that a long field is refused as such and not as a broken file. */
    private static final int LONGEST_FIELD = 4 * 1024 * 1024;

    private final Reader reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;
    private long line = 1;

    CsvRowReader(Reader reader) throws IOException {
        this.reader = reader;
        this.records = CsvReader.builder()
                .maxBufferSize(LONGEST_FIELD)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(reader)
                .iterator();
        this.columns = header();
    }

    private List<String> header() {
        var record = read();
        if (record == null) {
            throw new GraphModelException.InvalidValue(
                    "body", "The file is empty; its first line must name the columns", null);
        }
        var names = record.getFields().stream().map(String::strip).toList();
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                throw new GraphModelException.InvalidValue(
                        "body", "Column " + (i + 1) + " has no name in the header", null);
            }
            if (!seen.add(names.get(i))) {
                throw new GraphModelException.InvalidValue("body", "The header names a column twice", names.get(i));
            }
        }
        return names;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable RawRow next() {
        var record = read();
        if (record == null) {
            return null;
        }
        line = record.getStartingLineNumber();
        var values = LinkedHashMap.<String, Object>newLinkedHashMap(columns.size());
        if (record.getFieldCount() != columns.size()) {
            return new RawRow(
                    line,
                    values,
                    "It has " + record.getFieldCount() + " fields where the header has " + columns.size() + " columns");
        }
        for (int i = 0; i < columns.size(); i++) {
            var field = record.getField(i);
            if (!field.isEmpty()) {
                values.put(columns.get(i), field);
            }
        }
        return new RawRow(line, values, RowText.problem(values));
    }

    private @Nullable CsvRecord read() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException broken) {
            var reason = broken.getCause() == null
                    ? broken.getMessage()
                    : broken.getCause().getMessage();
            throw new BrokenFileException(
                    "The file cannot be read beyond line " + line + ": " + reason
                            + ". Look for a quote that is not closed, or a field of more than " + LONGEST_FIELD
                            + " characters.",
                    broken);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
