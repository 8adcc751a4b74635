package tech.aia.bench.subject;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The files that are measured on, read where they lie: {@code loadtest/texts.csv.gz} (id, source, label, text), {@code sp500/companies.csv},
 * {@code stsb/sts-test.csv} (score, sentence1, sentence2 among its columns), and {@code banking77/train.csv} and {@code test.csv} (text,
 * intent).
 */
public final class RealData {
    /** Column by which a filter keeps any whole percentage of the rows; its name keeps it out of the text that is encoded. */
    public static final String PERCENTILE = "percentile_key";

    private final Path directory;

    public RealData(Path directory) {
        this.directory = directory;
    }

    /** One row of the load test. */
    public record Text(String id, String source, String label, String text) {}

    /** Two sentences and how alike people found them, 0 to 5. */
    public record SentencePair(double score, String first, String second) {}

    /** A question and what its writer wants. */
    public record Question(String text, String label) {}

    /** Rows of the load test in the order of the file, which is shuffled: any stretch of it is a mixed sample. */
    public List<Text> texts(int skip, int limit) {
        try (var texts = texts()) {
            return texts.skip(skip).limit(limit).toList();
        }
    }

    /**
     * Writes rows of the load test as a file to import, with {@value #PERCENTILE} from 0 to 99 in turn.
     *
     * @return how many rows there were, {@code limit} at most
     */
    public int copyTexts(int skip, int limit, Path target) {
        var copied = 0;
        try (var texts = texts();
                var csv = CsvWriter.builder().build(target)) {
            csv.writeRecord("id", "source", "label", "text", PERCENTILE);
            for (var row : (Iterable<Text>) texts.skip(skip).limit(limit)::iterator) {
                csv.writeRecord(row.id(), row.source(), row.label(), row.text(), Integer.toString(copied % 100));
                copied++;
            }
            return copied;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public List<SentencePair> sentencePairs() {
        try (var rows = rows(file("stsb/sts-test.csv"))) {
            return rows.map(row -> new SentencePair(
                            Double.parseDouble(row.getField("score")),
                            row.getField("sentence1"),
                            row.getField("sentence2")))
                    .toList();
        }
    }

    /** BANKING77: {@code train}, 10,003 questions to a bank with one of 77 labels each; or {@code test}, 3,080. */
    public List<Question> bankQuestions(String part) {
        try (var rows = rows(file("banking77/" + part + ".csv"))) {
            return rows.map(row -> new Question(row.getField("text"), row.getField("intent")))
                    .toList();
        }
    }

    public Path companies() {
        return file("sp500/companies.csv");
    }

    private Path file(String name) {
        var file = directory.resolve(name);
        if (!Files.isReadable(file)) {
            throw new BenchException("There is no readable file " + file + "; say where the data is with --data DIR.");
        }
        return file;
    }

    /** Without the one text that has a NUL in it, which the platform rejects as it should. */
    private Stream<Text> texts() {
        return rows(file("loadtest/texts.csv.gz"))
                .map(RealData::text)
                .filter(text -> text.text().indexOf(0) < 0);
    }

    private static Text text(NamedCsvRecord row) {
        return new Text(row.getField("id"), row.getField("source"), row.getField("label"), row.getField("text"));
    }

    private static Stream<NamedCsvRecord> rows(Path file) {
        try {
            var bytes = Files.newInputStream(file);
            var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
            return CsvReader.builder()
                    .ofNamedCsvRecord(new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8)))
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
