package tech.aia.embeddings.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelUsageTests {
    private static final String FIRST =
            "{\"word_embedding_dimension\": 384, \"pooling_mode_cls_token\": true, \"pooling_mode_mean_tokens\": false}";
    private static final String PROMPTS = "{\"prompts\": {\"query\": \"a a \"}, \"default_prompt_name\": null}";
    private static final int WIDTH = TextEncoder.DIMENSIONS;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"PyTorch", "OnnxRuntime"})
    void takesTheFirstTokenWhereTheModelsFilesSaySo(String engine) throws Exception {
        try (TextEncoder encoder = open(engine, TinyModels.withUsage(tiny(engine), FIRST, "{}"), "auto", null)) {
            assertThat(encoder.encodeAll(List.of("a", "a a a a")))
                    .allSatisfy(vector -> assertThat(vector).containsExactly(unit(101), within(1e-6f)));
            assertThat(encoder.encode("a a")).containsExactly(unit(101), within(1e-6f));
        }
    }

    /** Token 1037 is "a", between 101 and 102; the model's vector for token i is (i, 1, 1, …). */
    @ParameterizedTest
    @ValueSource(strings = {"PyTorch", "OnnxRuntime"})
    void putsWhatTheModelsFilesSayBeforeQuestionsAndNothingElse(String engine) throws Exception {
        Path model = TinyModels.withUsage(tiny(engine), "{\"pooling_mode_mean_tokens\": true}", PROMPTS);
        float[] behindTwoWords = unit((101 + 3 * 1037 + 102) / 5f);
        float[] alone = unit((101 + 1037 + 102) / 3f);
        try (TextEncoder encoder = open(engine, model, "auto", null)) {
            assertThat(encoder.encodeQuery("a")).containsExactly(behindTwoWords, within(1e-5f));
            assertThat(encoder.encode("a")).containsExactly(alone, within(1e-5f));
            assertThat(encoder.encodeAll(List.of("a")).getFirst()).containsExactly(alone, within(1e-5f));
            assertThat(encoder.begin(List.of("a")).await().getFirst()).containsExactly(alone, within(1e-5f));
        }
    }

    @Test
    void letsTheSettingsOverruleTheFiles() throws Exception {
        Path model = TinyModels.withUsage(tiny("PyTorch"), FIRST, PROMPTS);
        try (TextEncoder asTheySay = open("PyTorch", model, "auto", null);
                TextEncoder otherwise = open("PyTorch", model, "mean", "")) {
            float[] mean = unit((101 + 1037 + 102) / 3f);
            assertThat(otherwise.encode("a")).containsExactly(mean, within(1e-5f));
            assertThat(otherwise.encodeQuery("a")).containsExactly(mean, within(1e-5f));
            assertThat(otherwise.modelId()).isNotEqualTo(asTheySay.modelId());
        }
    }

    @Test
    void namesTheModelTheSameWhateverIsPutBeforeQuestions() throws Exception {
        Path model = tiny("PyTorch");
        try (TextEncoder plain = open("PyTorch", model, "auto", null);
                TextEncoder asking = open("PyTorch", model, "mean", "a question: ")) {
            assertThat(asking.modelId()).isEqualTo(plain.modelId());
        }
    }

    /** OnnxRuntime pools in Java, and the program made of an ONNX file pools by itself. */
    @Test
    void poolsAConvertedModelLikeTheOriginal() {
        String model = EncoderSettings.DEFAULT_MODEL;
        List<String> texts = List.of("a short text", "a text that is longer than the other one in its batch");
        try (TextEncoder converted = open("PyTorch", Path.of(model), "first", null);
                TextEncoder original = open("OnnxRuntime", Path.of(model), "first", null)) {
            List<float[]> vectors = converted.encodeAll(texts);
            for (int i = 0; i < texts.size(); i++) {
                float[] first = original.encode(texts.get(i));
                assertThat(Encoders.cosine(vectors.get(i), first)).isGreaterThan(0.9999);
                assertThat(Encoders.cosine(vectors.get(i), Encoders.ONNX.encode(texts.get(i))))
                        .isLessThan(0.99);
            }
            assertThat(original.modelId()).isEqualTo(converted.modelId()).isNotEqualTo(Encoders.ONNX.modelId());
        }
    }

    @Test
    void refusesPoolingItDoesNotKnow() throws Exception {
        Path model = TinyModels.withUsage(tiny("PyTorch"), "{\"pooling_mode_max_tokens\": true}", "{}");

        assertRefused(model, "", "[pooling_mode_max_tokens]", "aia.encoder.pooling");
        try (TextEncoder encoder = open("PyTorch", model, "first", null)) {
            assertThat(encoder.encode("a")).containsExactly(unit(101), within(1e-6f));
        }
    }

    @Test
    void refusesFilesItCannotRead() throws Exception {
        Path model = TinyModels.withUsage(tiny("PyTorch"), FIRST, "{\"prompts\": ");

        assertRefused(model, null, "config_sentence_transformers.json");
    }

    @Test
    void refusesAPrefixThatLeavesQuestionsNoRoom() throws Exception {
        assertRefused(tiny("PyTorch"), "a ".repeat(200), "aia.encoder.query-prefix");
    }

    private static void assertRefused(Path model, @Nullable String prefix, String... reasons) {
        assertThatExceptionOfType(EncoderException.ModelRefused.class)
                .isThrownBy(() -> open("PyTorch", model, "auto", prefix))
                .satisfies(e -> assertThat(e.getMessage()).contains(reasons));
    }

    private Path tiny(String engine) throws Exception {
        return engine.equals("PyTorch")
                ? TinyModels.torchScript(directory.resolve("tiny.pt"), WIDTH)
                : TinyModels.onnx(directory.resolve("tiny.onnx"), WIDTH);
    }

    private static float[] unit(float first) {
        double length = Math.sqrt((double) first * first + WIDTH - 1);
        float[] vector = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            vector[i] = (float) ((i == 0 ? first : 1) / length);
        }
        return vector;
    }

    private static TextEncoder open(String engine, Path model, String pooling, @Nullable String prefix) {
        return TextEncoder.open(new EncoderSettings(
                engine,
                model.toString(),
                256,
                0,
                512,
                16,
                engine.equals("PyTorch") ? "float32" : "auto",
                pooling,
                prefix));
    }
}
