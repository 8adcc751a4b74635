package tech.aia.embeddings.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OnnxGraphTests {

    @Test
    void readsWhatTheShippedModelIsMadeOf() throws IOException {
        BertWeights weights = BertWeights.from(OnnxGraph.read(ByteBuffer.wrap(shipped())));

        assertThat(weights.width()).isEqualTo(384);
        assertThat(weights.layers()).hasSize(6);
        assertThat(weights.heads()).isEqualTo(12);
        assertThat(weights.epsilon()).isEqualTo(1e-12f);
        assertThat(weights.words().shape()).containsExactly(30522L, 384L);
        assertThat(weights.layers().getFirst().attentionInput().weight().shape())
                .containsExactly(384L, 1152L);
        assertThat(weights.layers().getLast().intermediate().weight().shape()).containsExactly(384L, 1536L);
    }

    @Test
    void refusesAFileThatEndsTooEarly() throws IOException {
        byte[] half = Arrays.copyOf(shipped(), 1_000_000);

        assertThatIllegalArgumentException().isThrownBy(() -> OnnxGraph.read(ByteBuffer.wrap(half)));
    }

    @Test
    void refusesAFileWithoutAGraph() {
        byte[] model = TinyModels.number(1, 6);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxGraph.read(ByteBuffer.wrap(model)))
                .withMessageContaining("no ONNX graph");
    }

    @Test
    void readsNumbersPackedOrOneByOne() {
        byte[] packed = TinyModels.message(
                TinyModels.bytes(1, new byte[] {2}),
                TinyModels.number(2, Tensor.INT64),
                TinyModels.bytes(7, new byte[] {5, (byte) 0xac, 2}),
                TinyModels.text(8, "numbers"));
        byte[] model = TinyModels.bytes(7, TinyModels.bytes(5, packed));

        Tensor tensor = OnnxGraph.read(ByteBuffer.wrap(model)).tensors().get("numbers");

        assertThat(tensor).isNotNull();
        assertThat(tensor.data().getLong(0)).isEqualTo(5);
        assertThat(tensor.data().getLong(8)).isEqualTo(300);
    }

    @Test
    void refusesNumbersKeptInAnotherFile() {
        byte[] external = TinyModels.message(
                TinyModels.number(1, 3), TinyModels.number(2, Tensor.FLOAT), TinyModels.text(8, "elsewhere"));
        byte[] model = TinyModels.bytes(7, TinyModels.bytes(5, external));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxGraph.read(ByteBuffer.wrap(model)))
                .withMessageContaining("elsewhere");
    }

    private static byte[] shipped() throws IOException {
        try (InputStream file = TinyModels.resource("all-minilm-l6-v2.onnx")) {
            return file.readAllBytes();
        }
    }
}
