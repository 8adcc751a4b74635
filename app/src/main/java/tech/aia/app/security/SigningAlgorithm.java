package tech.aia.app.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.jose.jws.JwsAlgorithm;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/** How access tokens may be signed (RFC 7518 §3.1): with one secret, or with a key whose public half anybody may know. */
public enum SigningAlgorithm {
    HS256,
    RS256,
    ES256;

    private static final int SECRET_BITS = 256;
    private static final int RSA_BITS = 2048;

    /** A new key for it. */
    JWK generate(String kid) {
        try {
            return generator()
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(jws())
                    .generate();
        } catch (JOSEException missing) {
            throw new IllegalStateException("This Java makes no keys for " + name(), missing);
        }
    }

    private JWKGenerator<? extends JWK> generator() {
        return switch (this) {
            case HS256 -> new OctetSequenceKeyGenerator(SECRET_BITS);
            case RS256 -> new RSAKeyGenerator(RSA_BITS);
            case ES256 -> new ECKeyGenerator(Curve.P_256);
        };
    }

    private JWSAlgorithm jws() {
        return JWSAlgorithm.parse(name());
    }

    /** As Spring Security knows it. */
    JwsAlgorithm spring() {
        return Objects.requireNonNull(this == HS256 ? MacAlgorithm.from(name()) : SignatureAlgorithm.from(name()));
    }

    static SigningAlgorithm of(JWK key) {
        return valueOf(key.getAlgorithm().getName());
    }

    static Set<JWSAlgorithm> all() {
        return Arrays.stream(values()).map(SigningAlgorithm::jws).collect(Collectors.toUnmodifiableSet());
    }
}
