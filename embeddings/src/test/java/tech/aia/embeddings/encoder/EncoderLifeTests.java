package tech.aia.embeddings.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EncoderLifeTests {
    private static final int WIDTH = TextEncoder.DIMENSIONS;

    @TempDir
    private Path directory;

    @Test
    void failsClearlyOnceClosed() throws Exception {
        TextEncoder encoder = open("PyTorch", TinyModels.torchScript(directory.resolve("tiny.pt"), WIDTH));
        encoder.encode("asked before");
        encoder.close();
        encoder.close();

        assertThatExceptionOfType(EncoderException.Closed.class)
                .isThrownBy(() -> encoder.encode("asked before"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("Aia.Encoder.Closed"));
        assertThatExceptionOfType(EncoderException.Closed.class).isThrownBy(() -> encoder.encodeAll(List.of("late")));
    }

    @Test
    void letsNobodyHangWhenClosedInTheMiddle() {
        TextEncoder encoder = TextEncoder.open(EncoderSettings.defaults());
        List<String> texts = IntStream.range(0, 20_000)
                .mapToObj(i -> "imported row number " + i)
                .toList();
        CompletableFuture<List<float[]>> rows = CompletableFuture.supplyAsync(() -> encoder.encodeAll(texts));
        while (encoder.statistics().batches() == 0) {
            Thread.onSpinWait();
        }

        encoder.close();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(rows::join)
                .withCauseInstanceOf(EncoderException.Closed.class);
    }

    @Test
    void takesWhatIsWaitedForBeforeWhatWasOnlyBegun() {
        List<String> many = IntStream.range(0, 2_000)
                .mapToObj(i -> "imported row number " + i)
                .toList();
        try (TextEncoder encoder = TextEncoder.open(EncoderSettings.defaults().with("float32"))) {
            TextEncoder.Encoding begun = encoder.begin(many);
            CompletableFuture<List<float[]>> later = CompletableFuture.supplyAsync(begun::await);

            List<float[]> sooner = encoder.encodeAll(many.subList(100, 110));
            assertThat(later).isNotDone();
            assertThat(later.join()).hasSize(2_000);
            for (int i = 0; i < sooner.size(); i++) {
                assertThat(sooner.get(i)).containsExactly(later.join().get(100 + i), within(1e-5f));
            }
        }
    }

    /** The nineteenth figure after a thread's name is what it gives way. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void importsGiveWayToEverythingElse() throws Exception {
        try (TextEncoder encoder = TextEncoder.open(EncoderSettings.defaults())) {
            encoder.encodeAll(List.of("imported"));
            encoder.encode("asked");
            assertThat(niceOf("aia-encoder-imp")).isNotEmpty().containsOnly("5");
            assertThat(niceOf("aia-encoder-que")).isNotEmpty().containsOnly("0");
        }
    }

    private static List<String> niceOf(String threads) throws IOException {
        List<String> nice = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                String stat = Files.readString(task.resolve("stat"));
                int end = stat.lastIndexOf(')');
                if (stat.substring(stat.indexOf('(') + 1, end).equals(threads)) {
                    nice.add(stat.substring(end + 2).split(" ")[16]);
                }
            }
        }
        return nice;
    }

    @Test
    void averagesTheHiddenStatesOfATorchScriptFile() throws Exception {
        try (TextEncoder encoder = open("PyTorch", TinyModels.torchScript(directory.resolve("tiny.pt"), WIDTH))) {
            assertAverages(encoder);
            assertThat(encoder.modelId()).startsWith("tiny@");
        }
    }

    @Test
    void averagesTheHiddenStatesOfAnOnnxFile() throws Exception {
        try (TextEncoder encoder = open("OnnxRuntime", TinyModels.onnx(directory.resolve("tiny.onnx"), WIDTH))) {
            assertAverages(encoder);
        }
    }

    @Test
    void takesTheDirectoryOfAModelAsADjlUrl() throws Exception {
        TinyModels.torchScript(directory.resolve("tiny.pt"), WIDTH);
        String url = directory.toUri().toString();

        try (TextEncoder encoder = TextEncoder.open(EncoderSettings.defaults().with("PyTorch", url))) {
            assertAverages(encoder);
        }
    }

    @Test
    void convertsALocalOnnxFileLikeTheShippedOne() throws Exception {
        Path file = TinyModels.withTokenizer(directory.resolve("all-MiniLM-L6-v2.onnx"));
        try (InputStream onnx = TinyModels.resource("all-minilm-l6-v2.onnx")) {
            Files.copy(onnx, file);
        }

        try (TextEncoder encoder = open("PyTorch", file)) {
            assertThat(encoder.modelId()).isEqualTo(Encoders.PYTORCH.modelId());
            assertThat(encoder.encode("the same")).containsExactly(Encoders.PYTORCH.encode("the same"), within(1e-4f));
        }
    }

    @Test
    void changesTheModelsNameWithWhateverChangesTheVectors() throws Exception {
        Path file = TinyModels.torchScript(directory.resolve("tiny.pt"), WIDTH);
        EncoderSettings shorter =
                new EncoderSettings("PyTorch", file.toString(), 128, 1, 512, 10, "float32", "auto", null);
        try (TextEncoder encoder = open("PyTorch", file);
                TextEncoder other = TextEncoder.open(shorter)) {
            assertThat(other.modelId()).isNotEqualTo(encoder.modelId());
        }
    }

    /** Token 1037 is "a", between 101 and 102; the model's vector for token i is (i, 1, 1, …). */
    private static void assertAverages(TextEncoder encoder) {
        double mean = (101 + 1037 + 102) / 3.0;
        double length = Math.sqrt(mean * mean + WIDTH - 1);

        List<float[]> vectors = encoder.encodeAll(List.of("a", "a a a a"));

        assertThat(vectors.getFirst()[0]).isCloseTo((float) (mean / length), within(1e-5f));
        assertThat(vectors.getFirst()[383]).isCloseTo((float) (1 / length), within(1e-5f));
        assertThat(encoder.encode("a")).containsExactly(vectors.getFirst(), within(1e-5f));
    }

    private static TextEncoder open(String engine, Path model) {
        return TextEncoder.open(EncoderSettings.defaults().with("float32").with(engine, model.toString()));
    }
}
