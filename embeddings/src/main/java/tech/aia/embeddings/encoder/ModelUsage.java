package tech.aia.embeddings.encoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How a model was trained to be used. What the settings leave open is read from the files that sentence-transformers keeps in a model's
 * directory: {@code 1_Pooling/config.json}, and {@code prompts.query} of {@code config_sentence_transformers.json}.
 *
 * @param pooling from hidden states to a vector, where the model does not do that itself
 * @param queryPrefix what is put before questions, but not before the texts they are compared with; often empty
 */
record ModelUsage(Pooling pooling, String queryPrefix) {
    private static final String POOLING = "1_Pooling/config.json";
    private static final String PROMPTS = "config_sentence_transformers.json";
    private static final String MODE = "pooling_mode_";
    private static final Map<String, Pooling> MODES =
            Map.of(MODE + "mean_tokens", Pooling.MEAN, MODE + "cls_token", Pooling.FIRST);

    /** @param directory where the model lies, none for a model on the class path: without files it is the mean, and no prefix */
    static ModelUsage of(EncoderSettings settings, @Nullable Path directory) {
        Pooling pooling = settings.chosenPooling();
        String queryPrefix = settings.queryPrefix();
        return new ModelUsage(
                pooling != null ? pooling : pooling(read(directory, POOLING)),
                queryPrefix != null
                        ? queryPrefix
                        : read(directory, PROMPTS).path("prompts").path("query").asString(""));
    }

    private static Pooling pooling(JsonNode config) {
        if (config.isMissingNode()) {
            return Pooling.MEAN;
        }
        List<String> modes = config.properties().stream()
                .filter(property -> property.getKey().startsWith(MODE)
                        && property.getValue().asBoolean(false))
                .map(Map.Entry::getKey)
                .toList();
        if (modes.size() != 1 || !MODES.containsKey(modes.getFirst())) {
            throw new EncoderException.ModelRefused(
                    POOLING + " beside the model asks for " + modes + "; known is one of "
                            + MODES.keySet().stream().sorted().toList()
                            + ". With aia.encoder.pooling=mean or first the model is taken all the same.",
                    null);
        }
        return Objects.requireNonNull(MODES.get(modes.getFirst()));
    }

    private static JsonNode read(@Nullable Path directory, String name) {
        Path file = directory == null ? null : directory.resolve(name);
        if (file == null || !Files.exists(file)) {
            return JsonNodeFactory.instance.missingNode();
        }
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException | JacksonException e) {
            throw new EncoderException.ModelRefused("The model's file " + file + " cannot be read (" + e + ").", e);
        }
    }
}
