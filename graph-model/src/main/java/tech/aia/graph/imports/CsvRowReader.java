package tech.aia.graph.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
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

    private static final char QUOTE = '"';

    private final TailReader reader;
    private final CloseableIterator<CsvRow> records;
    private final List<String> columns;
    private long line = 1;

    CsvRowReader(Reader reader) throws IOException {
        this.reader = new TailReader(reader);
        this.records = CsvReader.builder()
                .maxBufferSize(LONGEST_FIELD)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .build(new CsvRow.Handler(), this.reader)
                .iterator();
        this.columns = header();
    }

    private List<String> header() {
        var record = read();
        if (record == null) {
            throw new GraphModelException.InvalidValue(
                    "body", "The file is empty; its first line must name the columns", null);
        }
        var names = record.fields().stream().map(String::strip).toList();
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
        line = record.line();
        var values = LinkedHashMap.<String, Object>newLinkedHashMap(columns.size());
        if (record.fields().size() != columns.size()) {
            return new RawRow(
                    line,
                    values,
                    "It has " + count(record.fields().size(), "field") + " where the header has "
                            + count(columns.size(), "column"));
        }
        for (int i = 0; i < columns.size(); i++) {
            var field = record.fields().get(i);
            if (!field.isEmpty()) {
                values.put(columns.get(i), field);
            }
        }
        return new RawRow(line, values, RowText.problem(values));
    }

    private @Nullable CsvRow read() {
        if (!hasNext()) {
            return null;
        }
        var record = records.next();
        if (record.endsQuoted() && reader.last() != QUOTE && isLast()) {
            throw new BrokenFileException(
                    "The file cannot be read beyond line " + line + ": the quote before '"
                            + beginning(record.fields().getLast()) + "' is never closed",
                    null);
        }
        return record;
    }

    private boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException broken) {
            throw new BrokenFileException(
                    "The file cannot be read beyond line " + line
                            + ": after it comes a quote that is not closed, or a field of more than " + LONGEST_FIELD
                            + " characters",
                    broken);
        }
    }

    /** What is broken after a record says nothing against it. */
    private boolean isLast() {
        try {
            return !records.hasNext();
        } catch (CsvParseException brokenFurtherOn) {
            return false;
        }
    }

    private static String beginning(String text) {
        return text.lines()
                .findFirst()
                .map(line -> line.substring(0, Math.min(40, line.length())))
                .orElse("");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
