package tech.aia.embeddings.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The model as {@code ./aia model bge-small-en-v1.5} lays it down. */
class BgeSmallTests {
    /**
     * Spearman's correlation by cosine on the test set, as published.
     *
     * @see <a href="https://github.com/embeddings-benchmark/results">results of MTEB</a>, BAAI__bge-small-en-v1.5, STSBenchmark
     */
    private static final double PUBLISHED = 0.8586;

    private static final Path MODEL = Path.of(System.getProperty("aia.models", ""), "bge-small-en-v1.5");

    @BeforeAll
    static void needTheModel() {
        assumeTrue(Files.isDirectory(MODEL), "BGE-small is not here; ./aia model bge-small-en-v1.5 fetches it");
    }

    @Test
    void ranksSentencePairsAsTheModelIsKnownTo() throws IOException {
        try (TextEncoder encoder = open("PyTorch")) {
            assertThat(StsBenchmarkTests.correlation(encoder)).isCloseTo(PUBLISHED, within(0.002));
        }
    }

    @Test
    void agreesWithTheOnnxOriginal() {
        try (TextEncoder encoder = open("PyTorch");
                TextEncoder original = open("OnnxRuntime")) {
            for (String text : TextEncoderTests.variedTexts()) {
                assertThat(Encoders.cosine(encoder.encode(text), original.encode(text)))
                        .isGreaterThan(0.999);
            }
            assertThat(encoder.modelId()).startsWith("bge-small-en-v1.5@").isEqualTo(original.modelId());
        }
    }

    @Test
    void putsItsInstructionBeforeQuestions() {
        try (TextEncoder encoder = open("PyTorch")) {
            float[] question = encoder.encodeQuery("who makes chips?");
            float[] byHand =
                    encoder.encode("Represent this sentence for searching relevant passages: who makes chips?");

            assertThat(question).containsExactly(byHand, within(1e-6f));
            assertThat(Encoders.cosine(question, encoder.encode("who makes chips?")))
                    .isLessThan(0.99);
        }
    }

    private static TextEncoder open(String engine) {
        return TextEncoder.open(EncoderSettings.defaults().with(engine, MODEL.toString()));
    }
}
