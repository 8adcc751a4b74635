package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;

class UnpackedBodyTests {
    private static final DataSize LIMIT = DataSize.ofKilobytes(64);
    private static final byte[] TEXT = "id,name\n1,Ä\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void aPlainBodyIsReadAsItIs() throws IOException {
        assertThat(UnpackedBody.open(stream(TEXT), null, LIMIT).readAllBytes()).isEqualTo(TEXT);
        assertThat(UnpackedBody.open(stream(TEXT), "identity", LIMIT).readAllBytes())
                .isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", " x-gzip "})
    void aPackedBodyIsUnpacked(String encoding) throws IOException {
        assertThat(UnpackedBody.open(stream(gzip(TEXT)), encoding, LIMIT).readAllBytes())
                .isEqualTo(TEXT);
    }

    @Test
    void aBombIsStoppedAtTheLimit() throws IOException {
        var bomb = gzip(new byte[10_000_000]);
        assertThat(bomb.length).isLessThan((int) LIMIT.toBytes());

        var body = UnpackedBody.open(stream(bomb), "gzip", LIMIT);

        assertRefused(ErrorCode.PAYLOAD_TOO_LARGE, body);
    }

    @Test
    void aBodyThatIsNotPackedButSaysSoIsRefused() {
        assertThatThrownBy(() -> UnpackedBody.open(stream(TEXT), "gzip", LIMIT))
                .isInstanceOfSatisfying(
                        RestException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    }

    @Test
    void aCutOffArchiveIsNotMistakenForAShortFile() throws IOException {
        var whole = gzip("a,b\n1,2\n".repeat(2000).getBytes(StandardCharsets.UTF_8));

        var body = UnpackedBody.open(stream(Arrays.copyOf(whole, whole.length - 9)), "gzip", LIMIT);

        assertRefused(ErrorCode.BAD_REQUEST, body);
    }

    @Test
    void anotherPackingIsRefusedWithThoseTaken() {
        assertThatThrownBy(() -> UnpackedBody.open(stream(TEXT), "br", LIMIT))
                .isInstanceOfSatisfying(
                        RestException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNSUPPORTED_MEDIA_TYPE))
                .hasMessageContaining("gzip");
    }

    private static void assertRefused(ErrorCode code, InputStream body) {
        assertThatThrownBy(body::readAllBytes)
                .isInstanceOfSatisfying(
                        RestException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
