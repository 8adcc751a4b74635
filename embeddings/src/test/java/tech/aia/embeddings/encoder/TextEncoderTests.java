package tech.aia.embeddings.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextEncoderTests {
    private static final String LONG =
            "Semiconductor manufacturers invest heavily in lithography equipment and new plants. ".repeat(60);

    static List<String> variedTexts() {
        return List.of(
                "",
                " ",
                "a",
                "🚀",
                "🧑‍🚀🔥 emoji 👩‍👩‍👧‍👦 family",
                "High-value customers in the technology sector",
                "日本の半導体メーカー",
                "Производители полупроводников",
                "الشركات ذات القيمة العالية",
                "ผู้ผลิตเซมิคอนดักเตอร์",
                "Ärger über größere Straßen; naïve café",
                "NUL\0in\0the middle",
                "half a pair \ud83d of surrogates",
                "control \u0001\u0007\u000b\u001f characters",
                "[CLS] [SEP] [MASK] [PAD] [UNK]",
                "1234567890 3.14159 1e-9 $4,200,000.00",
                "https://example.org/a?b=c&d=%20#e",
                "x".repeat(5000),
                LONG);
    }

    @ParameterizedTest
    @MethodSource("variedTexts")
    void agreesWithTheOnnxOriginal(String text) {
        float[] vector = Encoders.PYTORCH.encode(text);

        assertThat(Encoders.cosine(vector, Encoders.ONNX.encode(text))).isGreaterThan(0.9999);
        assertThat(vector).hasSize(TextEncoder.DIMENSIONS);
        assertThat(Encoders.cosine(vector, vector)).isCloseTo(1, within(1e-5));
    }

    /** Vectors of unit length whose cosine is 0.9999 are 0.014 apart. */
    @Test
    void agreesWithTheOnnxOriginalWith16BitsToo() {
        assumeTrue(Processor.multipliesBfloat16(), "this processor does not multiply numbers of 16 bits");
        try (TextEncoder bfloat16 = TextEncoder.open(EncoderSettings.defaults().with("bfloat16"))) {
            List<float[]> together = bfloat16.encodeAll(variedTexts());
            for (int i = 0; i < variedTexts().size(); i++) {
                float[] original = Encoders.ONNX.encode(variedTexts().get(i));
                float[] alone = bfloat16.encode(variedTexts().get(i));

                assertThat(Encoders.cosine(together.get(i), original)).isBetween(0.9998, 0.99999999);
                assertThat(Encoders.cosine(alone, original)).isBetween(0.9998, 0.99999999);
            }
        }
    }

    @Test
    void givesTheSameVectorsOneByOneAndInBatches() {
        List<float[]> together = Encoders.PYTORCH.encodeAll(variedTexts());

        for (int i = 0; i < variedTexts().size(); i++) {
            assertThat(together.get(i))
                    .containsExactly(Encoders.PYTORCH.encode(variedTexts().get(i)), within(1e-4f));
        }
    }

    @Test
    void putsRelatedMeaningsCloserThanUnrelatedOnes() {
        float[] query = Encoders.PYTORCH.encode("companies that make computer chips");

        double related = Encoders.cosine(query, Encoders.PYTORCH.encode("semiconductor manufacturers"));
        double unrelated = Encoders.cosine(query, Encoders.PYTORCH.encode("a recipe for apple pie"));

        assertThat(related).isGreaterThan(unrelated + 0.3);
    }

    @Test
    void keepsTheOrderOfTextsOfMixedLengths() {
        List<String> texts = new ArrayList<>(IntStream.range(0, 700)
                .mapToObj(i -> "item " + i + " of the list".repeat(i % 4))
                .toList());
        Collections.shuffle(texts, new Random(3));

        List<float[]> vectors = Encoders.PYTORCH.encodeAll(texts);

        assertThat(vectors).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size(); i += 50) {
            assertThat(vectors.get(i)).containsExactly(Encoders.PYTORCH.encode(texts.get(i)), within(1e-4f));
        }
    }

    @Test
    void hasNoVectorsForNoTexts() {
        assertThat(Encoders.PYTORCH.encodeAll(List.of())).isEmpty();
    }

    @Test
    void readsTextsUpToTheLimitOfTokens() {
        String start = "word ".repeat(254);

        float[] vector = Encoders.PYTORCH.encode(start);

        assertThat(Encoders.PYTORCH.encode(start + "and what comes after the limit"))
                .containsExactly(vector);
        assertThat(Encoders.PYTORCH.encode("word ".repeat(253) + "seen")).isNotEqualTo(vector);
    }

    @Test
    void answersTextsOfAMegabyte() {
        assertThat(Encoders.PYTORCH.encode(LONG.repeat(250))).containsExactly(Encoders.PYTORCH.encode(LONG));
        assertThat(Encoders.PYTORCH.encode(" ".repeat(1 << 20) + "text"))
                .containsExactly(Encoders.PYTORCH.encode("text"));
        assertThat(Encoders.PYTORCH.encode("\0".repeat(1 << 20))).containsExactly(Encoders.PYTORCH.encode(""));
        assertThat(Encoders.PYTORCH.encode("y".repeat(1 << 20))).hasSize(TextEncoder.DIMENSIONS);
    }

    @Test
    void answersARepeatedQueryFromTheCache() {
        float[] first = Encoders.PYTORCH.encode("a query asked twice");
        EncoderStatistics before = Encoders.PYTORCH.statistics();
        first[0] = 42;

        float[] second = Encoders.PYTORCH.encode("a  query asked twice\n");

        assertThat(second[0]).isNotEqualTo(42f);
        assertThat(Encoders.PYTORCH.statistics().cacheHits()).isEqualTo(before.cacheHits() + 1);
        assertThat(Encoders.PYTORCH.statistics().batches()).isEqualTo(before.batches());
    }

    @Test
    void gathersConcurrentQueriesIntoBatches() throws Exception {
        int count = 96;
        EncoderStatistics before = Encoders.PYTORCH.statistics();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<float[]>> answers = new ArrayList<>();
        // The model keeps the carrier of a virtual thread, and there may be but one for each processor here.
        try (ExecutorService callers = Executors.newFixedThreadPool(count)) {
            for (int i = 0; i < count; i++) {
                String text = "gathered question number " + i;
                answers.add(callers.submit(() -> {
                    start.await();
                    return Encoders.PYTORCH.encode(text);
                }));
            }
            start.countDown();
        }

        EncoderStatistics after = Encoders.PYTORCH.statistics();
        assertThat(after.queries() - before.queries()).isEqualTo(count);
        assertThat(after.queryBatches() - before.queryBatches()).isLessThan(count / 2);
        for (int i = 0; i < count; i += 16) {
            float[] alone = Encoders.ONNX.encode("gathered question number " + i);
            assertThat(Encoders.cosine(answers.get(i).get(), alone)).isGreaterThan(0.9999);
        }
    }

    @Test
    void answersAQueryWhileAnImportRuns() {
        List<String> texts = IntStream.range(0, 1500)
                .mapToObj(i -> "imported row number " + i)
                .toList();
        long batches = Encoders.PYTORCH.statistics().batches();

        CompletableFuture<List<float[]>> rows = CompletableFuture.supplyAsync(() -> Encoders.PYTORCH.encodeAll(texts));
        while (Encoders.PYTORCH.statistics().batches() == batches) {
            Thread.onSpinWait();
        }
        Encoders.PYTORCH.encode("a query that does not wait for the import");

        assertThat(rows).isNotDone();
        assertThat(rows.join()).hasSize(texts.size());
    }

    @Test
    void countsWhatItDid() {
        EncoderStatistics before = Encoders.ONNX.statistics();

        Encoders.ONNX.encodeAll(List.of("one", "two", "three and four"));

        EncoderStatistics after = Encoders.ONNX.statistics();
        assertThat(after.texts() - before.texts()).isEqualTo(3);
        assertThat(after.tokens() - before.tokens()).isEqualTo(3 + 3 + 5);
        assertThat(after.paddedTokens() - before.paddedTokens()).isEqualTo(15);
        assertThat(after.batches() - before.batches()).isEqualTo(1);
        assertThat(after.queries()).isEqualTo(before.queries());
    }

    @Test
    void namesTheModelTheSameWhicheverEngineRunsIt() {
        assertThat(Encoders.PYTORCH.modelId()).matches("all-MiniLM-L6-v2@[0-9a-f]{8}");
        assertThat(Encoders.ONNX.modelId()).isEqualTo(Encoders.PYTORCH.modelId());
    }

    @Test
    void tellsAnInterruptedCallerSo() {
        Thread.currentThread().interrupt();
        try {
            assertThat(catchThrowable(() -> Encoders.PYTORCH.encode("a query nobody waits for")))
                    .isInstanceOf(EncoderException.Interrupted.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
