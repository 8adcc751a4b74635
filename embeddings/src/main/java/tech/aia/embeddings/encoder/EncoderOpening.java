package tech.aia.embeddings.encoder;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Opens an encoder: files, conversion, native engine, a trial run. The slow steps that do not need each other overlap. */
final class EncoderOpening {
    private EncoderOpening() {}

    static TextEncoder open(EncoderSettings settings) {
        CompletableFuture<Void> engine = new CompletableFuture<>();
        Thread.ofPlatform().name("aia-encoder-start").daemon().start(() -> startEngine(settings, engine));
        ModelSource source = ModelSource.read(settings.model());
        TextTokenizer tokenizer = TextTokenizer.open(source.tokenizer(), settings.maxTokens());
        try {
            ModelUsage usage = ModelUsage.of(settings, source.directory());
            requireRoom(usage.queryPrefix(), tokenizer, settings);
            SentenceModel model = load(source, new ModelLoader(settings, usage.pooling()), settings, engine, tokenizer);
            String id = source.id(settings, usage.pooling());
            return new DefaultTextEncoder(id, model, tokenizer, usage.queryPrefix(), settings);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    private static void startEngine(EncoderSettings settings, CompletableFuture<Void> started) {
        try {
            NativeRuntime.start(settings.engine(), !ModelSource.isRemote(settings.model()));
            started.complete(null);
        } catch (RuntimeException | Error e) {
            started.completeExceptionally(e);
        }
    }

    /** Of a question cut behind a long prefix, nothing would be left. */
    private static void requireRoom(String queryPrefix, TextTokenizer tokenizer, EncoderSettings settings) {
        int tokens = tokenizer.tokens(queryPrefix).length;
        if (tokens > settings.maxTokens() / 2) {
            throw new EncoderException.ModelRefused(
                    "What is put before questions takes more than half of the %d tokens that are read: shorten aia.encoder.query-prefix or raise aia.encoder.max-tokens."
                            .formatted(settings.maxTokens()),
                    null);
        }
    }

    private static SentenceModel load(
            ModelSource source,
            ModelLoader loader,
            EncoderSettings settings,
            CompletableFuture<Void> engine,
            TextTokenizer tokenizer) {
        TokenBatch trial = TokenBatch.of(List.of(tokenizer.tokens("A trial before the first text.")));
        SentenceModel model;
        if (settings.engine().equals(EncoderSettings.ONNX_RUNTIME)) {
            Waiting.forResult(engine);
            model = loader.onnx(source);
        } else if (source.format() == ModelSource.Format.ONNX) {
            TorchScriptArchive archive = loader.convert(source);
            Waiting.forResult(engine);
            model = loader.converted(archive);
        } else {
            Waiting.forResult(engine);
            model = loader.torchScript(source, trial);
        }
        try {
            prove(model, trial, settings);
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** A model that does not work as needed must not come to light at the first query; and the first runs are the slow ones. */
    private static void prove(SentenceModel model, TokenBatch trial, EncoderSettings settings) {
        try {
            int width = model.vectors(trial)[0].length;
            if (width != TextEncoder.DIMENSIONS) {
                throw new EncoderException.ModelRefused(
                        "The model %s gives vectors of %d numbers; the graph and its indexes hold %d. Choose a model of that width."
                                .formatted(settings.model(), width, TextEncoder.DIMENSIONS),
                        null);
            }
            long[] longest = new long[settings.maxTokens()];
            Arrays.setAll(longest, i -> trial.ids()[i % trial.length()]);
            model.vectors(TokenBatch.of(List.of(longest)));
        } catch (EncoderException.Failed e) {
            throw new EncoderException.ModelRefused(
                    "The model %s does not run on texts of up to %d tokens: %s"
                            .formatted(settings.model(), settings.maxTokens(), e.getMessage()),
                    e);
        }
    }
}
