package tech.aia.embeddings.encoder;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which model turns text into vectors, and how.
 *
 * @param engine {@code PyTorch}, or {@code OnnxRuntime} for ONNX files as they are
 * @param model {@code classpath:name} for {@code /name.onnx} and {@code /name-tokenizer.json}; or the path of a
 *     {@code .onnx} file or a TorchScript {@code .pt} file with its {@code tokenizer.json} beside it; or a DJL model URL
 *     ({@code djl://}, {@code https://}, {@code file://}). The PyTorch engine takes ONNX files of BERT encoders. A
 *     TorchScript module has {@code forward(ids, mask)} or {@code forward(ids, mask, types)} and answers vectors
 *     {@code [batch, 384]} or hidden states {@code [batch, length, 384]}, which are pooled
 * @param maxTokens where texts are cut, 8 to 512; another figure means other vectors for long texts
 * @param threads processors to use, 0 for all
 * @param batchTokens the most tokens of one batch of an import, padding included; at least {@code maxTokens}
 * @param cacheSize how many vectors of queries are kept, 0 for none
 * @param precision of the products in ONNX files on the PyTorch engine: {@code float32}; {@code bfloat16}, of 16 bits, whose vectors differ
 *     by less than a ten-thousandth of the cosine and count as the same; {@code int8}, which multiplies by weights of 8 bits: a little less
 *     exact, and other vectors; or {@code auto}, which is {@code bfloat16} where the processor multiplies such numbers, and {@code float32}
 *     elsewhere
 * @param pooling of a model's hidden states: {@code mean} of the tokens, the {@code first} token, or {@code auto}, which is as the model's
 *     {@code 1_Pooling/config.json} says, and the mean where there is none; another pooling means other vectors
 * @param queryPrefix what is put before the text of each question, its last space included, but not before the texts that are searched;
 *     if not set, what the model's {@code config_sentence_transformers.json} says, and nothing where there is none
 */
@ConfigurationProperties("aia.encoder")
public record EncoderSettings(
        @DefaultValue(PYTORCH) String engine,
        @DefaultValue(DEFAULT_MODEL) String model,
        @DefaultValue("256") int maxTokens,
        @DefaultValue("0") int threads,
        @DefaultValue("512") int batchTokens,
        @DefaultValue("4096") int cacheSize,
        @DefaultValue(AUTO) String precision,
        @DefaultValue(AUTO) String pooling,
        @Nullable String queryPrefix) {

    static final String PYTORCH = "PyTorch";
    static final String ONNX_RUNTIME = "OnnxRuntime";
    static final String AUTO = "auto";
    static final String FLOAT32 = "float32";
    static final String BFLOAT16 = "bfloat16";
    static final String INT8 = "int8";
    static final String DEFAULT_MODEL = "classpath:all-minilm-l6-v2";

    private static final List<String> ENGINES = List.of(PYTORCH, ONNX_RUNTIME);
    private static final List<String> PRECISIONS = List.of(AUTO, FLOAT32, BFLOAT16, INT8);
    private static final Map<String, Pooling> POOLINGS = Map.of("mean", Pooling.MEAN, "first", Pooling.FIRST);

    public EncoderSettings {
        if (!ENGINES.contains(engine)) {
            throw new IllegalArgumentException("aia.encoder.engine must be one of " + ENGINES + ", not " + engine);
        }
        if (!PRECISIONS.contains(precision)) {
            throw new IllegalArgumentException(
                    "aia.encoder.precision must be one of " + PRECISIONS + ", not " + precision);
        }
        if (isReduced(precision) && !engine.equals(PYTORCH)) {
            throw new IllegalArgumentException(
                    "aia.encoder.precision=" + precision + " is for aia.encoder.engine=PyTorch, not " + engine);
        }
        if (!pooling.equals(AUTO) && !POOLINGS.containsKey(pooling)) {
            throw new IllegalArgumentException(
                    "aia.encoder.pooling must be one of [auto, mean, first], not " + pooling);
        }
        if (model.isBlank()) {
            throw new IllegalArgumentException("aia.encoder.model must name a model, such as " + DEFAULT_MODEL);
        }
        check("max-tokens", maxTokens, 8, 512);
        check("threads", threads, 0, 1024);
        check("batch-tokens", batchTokens, maxTokens, 1 << 20);
        check("cache-size", cacheSize, 0, 10_000_000);
    }

    /** The model from the class path on all processors. */
    public static EncoderSettings defaults() {
        return new EncoderSettings(PYTORCH, DEFAULT_MODEL, 256, 0, 512, 4096, AUTO, AUTO, null);
    }

    /** These settings with another engine and model. */
    public EncoderSettings with(String otherEngine, String otherModel) {
        return new EncoderSettings(
                otherEngine, otherModel, maxTokens, threads, batchTokens, cacheSize, precision, pooling, queryPrefix);
    }

    /** These settings with another precision. */
    public EncoderSettings with(String otherPrecision) {
        return new EncoderSettings(
                engine, model, maxTokens, threads, batchTokens, cacheSize, otherPrecision, pooling, queryPrefix);
    }

    /** These settings without a cache. */
    public EncoderSettings uncached() {
        return new EncoderSettings(engine, model, maxTokens, threads, batchTokens, 0, precision, pooling, queryPrefix);
    }

    boolean isInt8() {
        return precision.equals(INT8);
    }

    /** Whether the precision is one that only a model which is converted can have. */
    boolean choosesPrecision() {
        return isReduced(precision);
    }

    /** {@link #precision()}, where {@code auto} is what it means on this processor. */
    public String precisionHere() {
        return products().name().toLowerCase(Locale.ROOT);
    }

    BertProducts products() {
        return products(Processor.multipliesBfloat16());
    }

    /** @throws EncoderException.ModelRefused if the processor lacks what the precision needs */
    BertProducts products(boolean multipliesBfloat16) {
        return switch (precision) {
            case INT8 -> BertProducts.INT8;
            case FLOAT32 -> BertProducts.FLOAT32;
            case BFLOAT16 -> {
                if (!multipliesBfloat16) {
                    throw new EncoderException.ModelRefused(
                            "aia.encoder.precision=bfloat16 needs a processor with avx512_bf16, which this one is not: set it to auto or float32.",
                            null);
                }
                yield BertProducts.BFLOAT16;
            }
            default -> multipliesBfloat16 ? BertProducts.BFLOAT16 : BertProducts.FLOAT32;
        };
    }

    /** The pooling that is set, null if the model's files decide. */
    @Nullable
    Pooling chosenPooling() {
        return POOLINGS.get(pooling);
    }

    int processors() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    private static boolean isReduced(String precision) {
        return precision.equals(INT8) || precision.equals(BFLOAT16);
    }

    private static void check(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "aia.encoder." + key + " must be between " + least + " and " + most + ", not " + value);
        }
    }
}
