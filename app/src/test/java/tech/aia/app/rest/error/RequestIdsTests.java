package tech.aia.app.rest.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTests {

    @Test
    void takesASaneIdOfTheCaller() {
        assertThat(RequestIds.chosen("trace-1.2:3_x")).isEqualTo("trace-1.2:3_x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\r\nX-Evil: 1", "ä", "<script>"})
    void makesOneUpInsteadOfAStrangeOne(String asked) {
        assertThat(RequestIds.chosen(asked)).matches("req_[0-9a-f]{16}");
    }

    @Test
    void makesOneUpInsteadOfALongOne() {
        assertThat(RequestIds.chosen("a".repeat(101))).startsWith("req_");
        assertThat(RequestIds.chosen(null)).startsWith("req_");
    }
}
