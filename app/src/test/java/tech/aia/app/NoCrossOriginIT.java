package tech.aia.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoCrossOriginIT {

    @Test
    void withoutOriginsNothingIsSaidOfThem() {
        try (var server = EdgeServer.start()) {
            assertThat(server.told("Host: localhost", "Origin: http://localhost:3000"))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("Access-Control")
                    .doesNotContain("Vary");
            assertThat(server.told("Host: localhost", "Origin: https://app.example.org"))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("Access-Control");
        }
    }
}
