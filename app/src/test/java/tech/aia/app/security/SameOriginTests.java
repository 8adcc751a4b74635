package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class SameOriginTests {

    /** As the container gives it: behind a proxy, server name and port are the proxy's, and Host is what the proxy sent. */
    private static boolean is(String scheme, String server, int port, String host, String origin) {
        var sent = new MockHttpServletRequest("POST", "/oauth/login");
        sent.setScheme(scheme);
        sent.addHeader("Host", host);
        sent.addHeader("Origin", origin);
        return SameOrigin.is(new HttpServletRequestWrapper(sent) {
            @Override
            public String getServerName() {
                return server;
            }

            @Override
            public int getServerPort() {
                return port;
            }
        });
    }

    @Test
    void behindAProxyItsNameCountsWhateverHostItSends() {
        assertThat(is("https", "kb.example.org", 443, "127.0.0.1:8080", "https://kb.example.org"))
                .isTrue();
        assertThat(is("https", "kb.example.org", 8443, "127.0.0.1:8080", "https://kb.example.org:8443"))
                .isTrue();
        assertThat(is("https", "kb.example.org", 443, "127.0.0.1:8080", "https://127.0.0.1:8080"))
                .isFalse();
    }

    @Test
    void anotherPortOrSchemeOfTheSameMachineIsSomebodyElse() {
        assertThat(is("http", "localhost", 8080, "localhost:8080", "http://localhost:8080"))
                .isTrue();
        assertThat(is("http", "localhost", 8080, "localhost:8080", "http://localhost:3000"))
                .isFalse();
        assertThat(is("http", "localhost", 8080, "localhost:8080", "https://localhost:8080"))
                .isFalse();
        assertThat(is("http", "localhost", 8080, "localhost:8080", "null")).isFalse();
    }

    @Test
    void aProgramNamesNoOrigin() {
        assertThat(SameOrigin.is(new MockHttpServletRequest("POST", "/oauth/login")))
                .isTrue();
    }
}
