package tech.aia.app.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTests {

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/v1, https://API.example.com:443/v1/",
        "https://api.example.com/v1, https://api.example.com/v1/eu",
        "https://api.example.com, https://api.example.com/v1",
        "http://[::1]:8000/v1, http://[::1]:8000/v1"
    })
    void coversWhatIsItOrLiesBelow(String listed, String called) {
        assertThat(BaseUrl.parse(listed).covers(BaseUrl.parse(called))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/v1, https://api.example.com/v12",
        "https://api.example.com/v1, https://api.example.com",
        "https://api.example.com/v1, http://api.example.com/v1",
        "https://api.example.com/v1, https://api.example.com:8443/v1",
        "https://api.example.com/v1, https://api.example.com.evil.example/v1",
        "https://api.example.com/v1, https://evil.example/api.example.com/v1"
    })
    void coversNothingElse(String listed, String called) {
        assertThat(BaseUrl.parse(listed).covers(BaseUrl.parse(called))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:11434",
                "file:///etc/passwd",
                "https:///v1",
                "https://api.example.com@evil.example/v1",
                "https://api.example.com/v1/../admin",
                "https://api.example.com/v1/%2e%2e/admin",
                "https://api.example.com//evil",
                "https://api.example.com/v1?x=",
                "https://api.example.com/v1#",
                "https://api.example.com\\@evil.example/v1"
            })
    void refusesWhatCouldBeReadInTwoWays(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.parse(text));
    }
}
