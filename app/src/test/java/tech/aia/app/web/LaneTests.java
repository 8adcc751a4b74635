package tech.aia.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LaneTests {

    @ParameterizedTest
    @CsvSource({
        "/health, STATUS",
        "/metrics, STATUS",
        "/actuator/prometheus, STATUS",
        "/actuator/health/liveness, STATUS",
        "/auth/token, LOGIN",
        "/auth/login, LOGIN",
        "/auth/refresh, LOGIN",
        "/auth/register, LOGIN",
        "/oauth/token, LOGIN",
        "/oauth/authorize, LOGIN",
        "/oauth/login, LOGIN",
        "/oauth/consent, LOGIN",
        "/oauth/introspect, LOGIN",
        "/oauth/revoke, LOGIN",
        "/oauth/jwks, LOGIN",
        "/workers/claim, CLAIM",
        "/knowledge-graph/import, IMPORT",
        "/auth/me, OTHER",
        "/workers/claimed, OTHER",
        "/knowledge-graph/import/import_1, OTHER",
        "/health/x, OTHER",
        "/actuator, OTHER",
        "/oauth, OTHER",
        "/oauthx/token, OTHER",
        "/, OTHER"
    })
    void aRequestIsCountedByItsPath(String path, Lane lane) {
        assertThat(Lane.of(new MockHttpServletRequest("POST", path))).isEqualTo(lane);
    }
}
