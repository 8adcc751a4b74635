package tech.aia.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tech.aia.bench.subject.BenchException;

/** Picks texts by how many tokens the built-in model makes of them, the two special ones included. */
final class TokenLengths implements AutoCloseable {
    private static final String TOKENIZER = "/all-minilm-l6-v2-tokenizer.json";

    private final HuggingFaceTokenizer tokenizer;

    TokenLengths() throws IOException {
        try (var json = TokenLengths.class.getResourceAsStream(TOKENIZER)) {
            if (json == null) {
                throw new BenchException("There is no " + TOKENIZER + " on the class path");
            }
            tokenizer = HuggingFaceTokenizer.newInstance(json, Map.of("truncation", "false", "padding", "false"));
        }
    }

    /** The first texts within these lengths. */
    List<String> pick(List<String> texts, int least, int most, int count) {
        var picked = texts.stream()
                .filter(text -> {
                    var length = tokenizer.encode(text).getIds().length;
                    return length >= least && length <= most;
                })
                .limit(count)
                .toList();
        if (picked.size() < count) {
            throw new BenchException("Only " + picked.size() + " texts have " + least + " to " + most + " tokens, but "
                    + count + " are needed");
        }
        return picked;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
