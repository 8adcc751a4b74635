package tech.aia.embeddings.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EncoderSettingsTests {

    @Test
    void hasTheSameDefaultsInCodeAndInConfiguration() {
        EncoderSettings expected =
                new EncoderSettings("PyTorch", "classpath:all-minilm-l6-v2", 256, 0, 512, 4096, "auto", "auto", null);

        assertThat(EncoderSettings.defaults()).isEqualTo(expected);
        assertThat(bound(Map.of())).isEqualTo(expected);
    }

    @Test
    void takesEveryKey() {
        Map<String, String> keys = Map.of(
                "aia.encoder.engine", "OnnxRuntime",
                "aia.encoder.model", "/models/other.onnx",
                "aia.encoder.max-tokens", "128",
                "aia.encoder.threads", "3",
                "aia.encoder.batch-tokens", "1024",
                "aia.encoder.cache-size", "0",
                "aia.encoder.pooling", "first",
                "aia.encoder.query-prefix", "query: ");

        assertThat(bound(keys))
                .isEqualTo(new EncoderSettings(
                        "OnnxRuntime", "/models/other.onnx", 128, 3, 1024, 0, "auto", "first", "query: "));
        assertThat(bound(Map.of("aia.encoder.query-prefix", "")).queryPrefix()).isEmpty();
        assertThat(bound(Map.of("aia.encoder.precision", "int8")))
                .isEqualTo(EncoderSettings.defaults().with("int8"));
    }

    @Test
    void usesAllProcessorsUnlessToldOtherwise() {
        assertThat(EncoderSettings.defaults().processors())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(bound(Map.of("aia.encoder.threads", "5")).processors()).isEqualTo(5);
    }

    @Test
    void saysWhichKeyIsWrong() {
        assertRefused("aia.encoder.engine", "TensorFlow", "m.pt", 256, 0, 512, 1);
        assertRefused("aia.encoder.model", "PyTorch", " ", 256, 0, 512, 1);
        assertRefused("aia.encoder.max-tokens", "PyTorch", "m.pt", 513, 0, 513, 1);
        assertRefused("aia.encoder.threads", "PyTorch", "m.pt", 256, -1, 512, 1);
        assertRefused("aia.encoder.batch-tokens", "PyTorch", "m.pt", 256, 0, 255, 1);
        assertRefused("aia.encoder.cache-size", "PyTorch", "m.pt", 256, 0, 512, -1);
    }

    @Test
    void saysWhichPrecisionThereIs() {
        var defaults = EncoderSettings.defaults();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.with("int4"))
                .withMessage("aia.encoder.precision must be one of [auto, float32, bfloat16, int8], not int4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.with("int8").with("OnnxRuntime", "m.onnx"))
                .withMessage("aia.encoder.precision=int8 is for aia.encoder.engine=PyTorch, not OnnxRuntime");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> defaults.with("bfloat16").with("OnnxRuntime", "m.onnx"))
                .withMessage("aia.encoder.precision=bfloat16 is for aia.encoder.engine=PyTorch, not OnnxRuntime");
    }

    @Test
    void saysWhichPoolingThereIs() {
        assertThatThrownBy(() -> bound(Map.of("aia.encoder.pooling", "max")))
                .hasRootCauseMessage("aia.encoder.pooling must be one of [auto, mean, first], not max");
    }

    @Test
    void takes16BitsByItselfWhereTheProcessorMultipliesThem() {
        var defaults = EncoderSettings.defaults();

        assertThat(defaults.products(true)).isEqualTo(BertProducts.BFLOAT16);
        assertThat(defaults.products(false)).isEqualTo(BertProducts.FLOAT32);
        assertThat(defaults.with("float32").products(true)).isEqualTo(BertProducts.FLOAT32);
        assertThat(defaults.with("bfloat16").products(true)).isEqualTo(BertProducts.BFLOAT16);
        assertThat(defaults.with("int8").products(true)).isEqualTo(BertProducts.INT8);
        assertThatExceptionOfType(EncoderException.ModelRefused.class)
                .isThrownBy(() -> defaults.with("bfloat16").products(false))
                .withMessageContaining("needs a processor with avx512_bf16");
    }

    private static void assertRefused(
            String key, String engine, String model, int maxTokens, int threads, int batchTokens, int cacheSize) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EncoderSettings(
                        engine, model, maxTokens, threads, batchTokens, cacheSize, "float32", "auto", null))
                .withMessageStartingWith(key);
    }

    private static EncoderSettings bound(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys)).bindOrCreate("aia.encoder", EncoderSettings.class);
    }
}
