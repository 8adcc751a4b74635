package tech.aia.graph.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/** A received file, readable from its beginning as often as needed. */
record ImportFile(Path path, ImportRequest request) {

    RowReader open() throws IOException {
        var reader = text();
        try {
            return request.format() == ImportFormat.CSV ? new CsvRowReader(reader) : new NdjsonRowReader(reader);
        } catch (IOException | RuntimeException failure) {
            reader.close();
            throw failure;
        }
    }

    /** Wrong bytes become {@link RowText#WRONG_BYTES}, by which their row is found and refused. */
    private Reader text() throws IOException {
        var decoder = request.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(RowText.WRONG_BYTES));
        var reader = new PushbackReader(
                new InputStreamReader(new BufferedInputStream(Files.newInputStream(path), 1 << 16), decoder), 1);
        var first = reader.read();
        if (first >= 0 && first != '\uFEFF') {
            reader.unread(first);
        }
        return reader;
    }
}
