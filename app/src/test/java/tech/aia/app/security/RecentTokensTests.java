package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tech.aia.cypher.GraphException;

class RecentTokensTests {
    private static final String TOKEN =
            encoded("{\"alg\": \"HS256\", \"kid\": \"k\"}") + "." + encoded("{}") + "." + encoded("signature");

    @Test
    void aTokenWhoseKeyCannotBeReadIsNotCalledBad() {
        var down = new GraphException.Unavailable("Neo.TransientError", "No connection", null);
        var tokens = tokens((selector, context) -> {
            throw down;
        });

        assertThatThrownBy(() -> tokens.decode(TOKEN)).isSameAs(down);
    }

    @Test
    void aTokenWithoutAKeyIsBad() {
        var tokens = tokens((selector, context) -> List.of());

        assertThatThrownBy(() -> tokens.decode(TOKEN)).isInstanceOf(BadJwtException.class);
    }

    private static RecentTokens tokens(JWKSource<SecurityContext> keys) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SigningAlgorithm.all(), keys));
        return new RecentTokens(new NimbusJwtDecoder(processor), new Recent<>());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
