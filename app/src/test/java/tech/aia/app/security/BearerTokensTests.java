package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

class BearerTokensTests {
    private final BearerTokens tokens = new BearerTokens(new Doors());

    @ParameterizedTest
    @ValueSource(strings = {"Bearer aZ09-._~+/", "bearer aZ09-._~+/", "BEARER aZ09-._~+/"})
    void findsTheTokenWhateverTheCaseOfItsScheme(String header) {
        assertThat(tokens.resolve(request("/tasks", header))).isEqualTo("aZ09-._~+/");
    }

    @Test
    void findsAPaddedToken() {
        assertThat(tokens.resolve(request("/tasks", "Bearer abc=="))).isEqualTo("abc==");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer ",
                "Bearer",
                "Bearer a b",
                "Bearer  a",
                "Bearer a=b",
                "Bearer ä",
                "Bearer a,b",
                "Bearerabc"
            })
    void refusesWhatIsNoToken(String header) {
        assertThatThrownBy(() -> tokens.resolve(request("/tasks", header)))
                .isInstanceOf(OAuth2AuthenticationException.class)
                .hasMessageContaining("malformed");
    }

    @Test
    void looksForNoneAtAnOpenDoorAndInOtherSchemes() {
        assertThat(tokens.resolve(request("/auth/login", "Bearer abc"))).isNull();
        assertThat(tokens.resolve(request("/tasks", "Basic abc"))).isNull();
    }

    private static MockHttpServletRequest request(String path, String header) {
        var request = new MockHttpServletRequest("GET", path);
        request.addHeader("Authorization", header);
        return request;
    }
}
