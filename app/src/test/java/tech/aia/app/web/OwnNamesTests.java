package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class OwnNamesTests {
    private final OwnNames names = new OwnNames(List.of("kb.example.org"));

    @ParameterizedTest
    @CsvSource({
        "HTTP/2.0,              , localhost,      true",
        "HTTP/2.0,              , kb.example.org, true",
        "HTTP/2.0,              , evil.example,   false",
        "HTTP/2.0, evil.example , localhost,      false",
        "HTTP/1.1, localhost:80 , localhost,      true",
        "HTTP/1.1,              , localhost,      false",
        "HTTP/1.0,              , localhost,      false"
    })
    void areMeantByHostAndByTheAuthorityOfHttp2(
            String protocol, @Nullable String host, String serverName, boolean own) {
        var request = new MockHttpServletRequest();
        request.setProtocol(protocol);
        request.setServerName(serverName);
        if (host != null) {
            request.addHeader("Host", host);
        }

        assertThat(names.areMeantBy(request)).isEqualTo(own);
    }
}
