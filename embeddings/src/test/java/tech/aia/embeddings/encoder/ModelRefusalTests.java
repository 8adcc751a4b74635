package tech.aia.embeddings.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRefusalTests {

    @TempDir
    private Path directory;

    @Test
    void refusesATorchScriptModelOfAnotherWidth() throws Exception {
        Path model = TinyModels.torchScript(directory.resolve("narrow.pt"), 32);

        assertRefused("PyTorch", model.toString(), "vectors of 32 numbers");
    }

    @Test
    void refusesAnOnnxModelOfAnotherWidth() throws Exception {
        Path model = TinyModels.onnx(directory.resolve("narrow.onnx"), 32);

        assertRefused("OnnxRuntime", model.toString(), "vectors of 32 numbers");
    }

    @Test
    void refusesToConvertAnOnnxModelThatIsNoBert() throws Exception {
        Path model = TinyModels.onnx(directory.resolve("other.onnx"), 384);

        assertRefused("PyTorch", model.toString(), "aia.encoder.engine=OnnxRuntime");
    }

    @Test
    void refusesATorchScriptFileForTheOnnxEngine() throws Exception {
        Path model = TinyModels.torchScript(directory.resolve("tiny.pt"), 384);

        assertRefused("OnnxRuntime", model.toString(), "aia.encoder.engine=PyTorch");
    }

    @Test
    void refusesToQuantiseATorchScriptFile() throws Exception {
        Path model = TinyModels.torchScript(directory.resolve("tiny.pt"), 384);

        assertThatExceptionOfType(EncoderException.ModelRefused.class)
                .isThrownBy(() -> TextEncoder.open(EncoderSettings.defaults()
                        .with("PyTorch", model.toString())
                        .with("int8")))
                .withMessageContaining("aia.encoder.precision=int8 is for .onnx files");
    }

    @Test
    void refusesAFileThatIsNoModel() throws Exception {
        Path torch = TinyModels.withTokenizer(Files.writeString(directory.resolve("junk.pt"), "not a zip"));
        Path onnx = Files.writeString(directory.resolve("junk.onnx"), "not a protobuf");

        assertRefused("PyTorch", torch.toString(), "cannot load the model");
        assertRefused("PyTorch", onnx.toString(), "cannot take this ONNX model");
        assertRefused("OnnxRuntime", onnx.toString(), "cannot load the model");
    }

    @Test
    void refusesABrokenTokenizer() throws Exception {
        Path model = Files.writeString(directory.resolve("model.pt"), "never read");
        Files.writeString(directory.resolve("tokenizer.json"), "{}");

        assertRefused("PyTorch", model.toString(), "tokenizer.json");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Path alone = Files.writeString(directory.resolve("alone.pt"), "no tokenizer beside it");

        assertRefused("PyTorch", directory.resolve("absent.onnx").toString(), "absent.onnx");
        assertRefused("PyTorch", alone.toString(), "no readable tokenizer.json");
        assertRefused("PyTorch", directory.resolve("model.safetensors").toString(), "neither a .onnx nor a .pt");
        assertRefused("PyTorch", "classpath:no-such-model", "no no-such-model.onnx on the class path");
        assertRefused("PyTorch", directory.resolve("nowhere").toUri().toString(), "nowhere");
        assertRefused("PyTorch", "gopher://example.org/model", "gopher");
    }

    private static void assertRefused(String engine, String model, String reason) {
        assertThatExceptionOfType(EncoderException.ModelRefused.class)
                .isThrownBy(() -> TextEncoder.open(EncoderSettings.defaults().with(engine, model)))
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.code()).isEqualTo("Aia.Encoder.ModelRefused"));
    }
}
