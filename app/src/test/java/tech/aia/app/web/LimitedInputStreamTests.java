package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;

class LimitedInputStreamTests {

    @Test
    void readsUpToTheLimit() throws IOException {
        var stream = new LimitedInputStream(new ByteArrayInputStream(new byte[10]), 10);

        assertThat(stream.readAllBytes()).hasSize(10);
    }

    @Test
    void refusesOneByteMore() {
        var stream = new LimitedInputStream(new ByteArrayInputStream(new byte[11]), 10);

        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOfSatisfying(
                        RestException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE));
    }

    @Test
    void countsSingleBytesToo() throws IOException {
        var stream = new LimitedInputStream(new ByteArrayInputStream(new byte[2]), 1);

        assertThat(stream.read()).isZero();
        assertThatThrownBy(stream::read).isInstanceOf(RestException.class);
    }
}
