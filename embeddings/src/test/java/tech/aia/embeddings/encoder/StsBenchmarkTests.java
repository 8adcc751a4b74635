package tech.aia.embeddings.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The figure published for the model is reached only if weights, tokenizer, pooling and truncation are all right. */
class StsBenchmarkTests {

    @Test
    void ranksSentencePairsAsTheModelIsKnownTo() throws IOException {
        assertThat(correlation(Encoders.PYTORCH)).isCloseTo(0.8203, within(0.0005));
    }

    @Test
    void losesNothingWith16Bits() throws IOException {
        assumeTrue(Processor.multipliesBfloat16(), "this processor does not multiply numbers of 16 bits");
        try (TextEncoder bfloat16 = TextEncoder.open(EncoderSettings.defaults().with("bfloat16"))) {
            assertThat(correlation(bfloat16)).isCloseTo(0.8203, within(0.0005));
            assertThat(bfloat16.modelId()).isEqualTo(Encoders.PYTORCH.modelId());
        }
    }

    /** As they were measured; weights or inputs quantised more coarsely would lose more. */
    @Test
    void losesLittleWith8Bits() throws IOException {
        try (TextEncoder int8 = TextEncoder.open(EncoderSettings.defaults().with("int8"))) {
            assertThat(correlation(int8)).isCloseTo(Processor.sumsBytesExactly() ? 0.818 : 0.811, within(0.001));
            assertThat(int8.modelId()).isEqualTo(Encoders.PYTORCH.modelId() + "-int8");
            assertThat(Encoders.cosine(int8.encode("a short text"), Encoders.PYTORCH.encode("a short text")))
                    .isBetween(0.98, 0.9999);
        }
    }

    static double correlation(TextEncoder encoder) throws IOException {
        Path file = Path.of(System.getProperty("aia.shared.data", ""), "stsb", "sts-test.csv");
        assumeTrue(Files.isReadable(file), "the STS benchmark is not here");
        List<List<String>> rows = Files.readAllLines(file).stream()
                .skip(1)
                .map(StsBenchmarkTests::columns)
                .toList();

        List<float[]> first =
                encoder.encodeAll(rows.stream().map(row -> row.get(5)).toList());
        List<float[]> second =
                encoder.encodeAll(rows.stream().map(row -> row.get(6)).toList());
        double[] cosines = IntStream.range(0, rows.size())
                .mapToDouble(i -> Encoders.cosine(first.get(i), second.get(i)))
                .toArray();
        double[] scores =
                rows.stream().mapToDouble(row -> Double.parseDouble(row.get(4))).toArray();

        assertThat(rows).hasSize(1379);
        return spearman(cosines, scores);
    }

    /** Pearson's correlation of the ranks, ties sharing the mean of theirs. */
    private static double spearman(double[] a, double[] b) {
        double[] x = ranks(a);
        double[] y = ranks(b);
        double mean = (x.length + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mean) * (y[i] - mean);
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double[] ranks(double[] values) {
        List<Integer> order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toList();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.size(); ) {
            int to = from;
            while (to < order.size() && values[order.get(to)] == values[order.get(from)]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order.get(i)] = (from + to + 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>();
        StringBuilder column = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (doubled) {
                column.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                columns.add(column.toString());
                column.setLength(0);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString());
        return columns;
    }
}
