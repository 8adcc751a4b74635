package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tech.aia.app.AppIT;
import tech.aia.app.Http;
import tech.aia.graph.access.Vault;

/** The server with keys that change under it, by its own door and by another process on the same graph. */
class SigningKeyIT extends AppIT {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Vault vault;

    private SigningKeys process(SigningAlgorithm algorithm) {
        return new SigningKeys(
                vault,
                new SecuritySettings(Duration.ofHours(1), Duration.ofDays(30), false, algorithm, null),
                Clock.systemUTC());
    }

    @BeforeEach
    void oneKey() {
        OneSigningKey.keep(vault);
        forgetToken();
    }

    @AfterEach
    void asItWas() {
        process(SigningAlgorithm.HS256);
        eventually("signs HS256", () -> header(token()).getAlgorithm().equals(JWSAlgorithm.HS256));
    }

    @Test
    void aNewKeySignsAndTheOldOneVerifiesStill() {
        var before = token();
        var made = admin().post("/access/signing-keys", "");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var kid = made.json().path("kid").asString();
        var after = token();

        assertThat(header(after).getKeyID()).isEqualTo(kid);
        assertThat(header(before).getKeyID()).isNotEqualTo(kid);
        assertThat(status(before)).isEqualTo(200);
        assertThat(status(after)).isEqualTo(200);
        var listed = admin().get("/access/signing-keys");
        var keys = listed.json().path("signing_keys");
        assertThat(keys.path(0).path("kid").asString()).isEqualTo(kid);
        assertThat(keys.path(0).path("algorithm").asString()).isEqualTo("HS256");
        assertThat(keys.path(0).path("retires_at").isNull()).isTrue();
        assertThat(keys.path(1).path("retires_at").asString()).isNotEmpty();
        assertThat(keys.path(0).propertyNames())
                .containsExactlyInAnyOrder("kid", "algorithm", "created_at", "retires_at");
    }

    @Test
    void onlyWhoManagesAccessMakesKeys() {
        assertThat(http().post("/access/signing-keys", "").errorCode()).isEqualTo("E020");
        assertThat(http().get("/access/signing-keys").errorCode()).isEqualTo("E020");
    }

    @ParameterizedTest
    @EnumSource(names = {"RS256", "ES256"})
    void anybodyCanVerifyWhatIsSignedWithAKeyWhoseHalfIsPublic(SigningAlgorithm algorithm) throws Exception {
        var before = token();
        process(algorithm);
        eventually(
                "signs " + algorithm,
                () -> header(token()).getAlgorithm().getName().equals(algorithm.name()));
        var token = token();

        assertThat(status(token)).isEqualTo(200);
        assertThat(status(before)).as("signed before").isEqualTo(200);
        var published = published(header(token).getKeyID());
        assertThat(published.isPrivate()).isFalse();
        var key = ((AsymmetricJWK) published).toPublicKey();
        assertThat(isSignedBy(token, key)).isTrue();
        assertThat(isSignedBy(changed(token), key)).isFalse();
        assertThat(status(changed(token))).isEqualTo(401);
        var metadata = stranger().get("/.well-known/oauth-authorization-server").json();
        assertThat(metadata.path("access_token_signing_alg_values_supported").toString())
                .contains(algorithm.name(), "HS256");
    }

    @Test
    void thePublishedKeysHaveNoSecret() {
        process(SigningAlgorithm.RS256);
        process(SigningAlgorithm.ES256);
        process(SigningAlgorithm.HS256);
        eventually("shows both", () -> shows("RSA") && shows("EC"));

        for (var key : stranger().get("/oauth/jwks").json().path("keys")) {
            assertThat(key.path("kty").asString()).isIn("RSA", "EC");
            assertThat(key.propertyNames()).doesNotContain("k", "d", "p", "q", "dp", "dq", "qi");
        }
    }

    private boolean shows(String type) {
        return stranger()
                .get("/oauth/jwks")
                .json()
                .path("keys")
                .valueStream()
                .anyMatch(key -> key.path("kty").asString().equals(type));
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws Exception {
        process(SigningAlgorithm.RS256);
        eventually("signs RS256", () -> header(token()).getAlgorithm().equals(JWSAlgorithm.RS256));
        var good = SignedJWT.parse(token());
        var kid = good.getHeader().getKeyID();
        var key = ((AsymmetricJWK) published(kid)).toPublicKey().getEncoded();
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key) + "\n-----END PUBLIC KEY-----\n";

        for (var secret : List.of(key, pem.getBytes(StandardCharsets.US_ASCII))) {
            for (var header : List.of(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), new JWSHeader(JWSAlgorithm.HS256))) {
                var forged = new SignedJWT(header, good.getJWTClaimsSet());
                forged.sign(new MACSigner(secret));
                assertThat(status(forged.serialize())).isEqualTo(401);
            }
        }
        assertThat(status(good.serialize())).isEqualTo(200);
    }

    @Test
    void whatAnotherProcessSignedWithANewKeyIsGoodAtOnce() throws Exception {
        var claims = SignedJWT.parse(token()).getJWTClaimsSet();
        var other = process(SigningAlgorithm.HS256);
        var kid = other.rotate().kid();
        var key = other.get(new JWKSelector(new JWKMatcher.Builder().keyID(kid).build()), null)
                .getFirst()
                .toOctetSequenceKey();
        var signed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), claims);
        signed.sign(new MACSigner(key));

        assertThat(status(signed.serialize())).isEqualTo(200);
    }

    private String token() {
        return Http.firstClient(port(), data(), "read").authorization().replace("Authorization: Bearer ", "");
    }

    private int status(String token) {
        return Http.holder(port(), token).get("/tasks").status();
    }

    private static JWSHeader header(String token) {
        try {
            return SignedJWT.parse(token).getHeader();
        } catch (ParseException broken) {
            throw new AssertionError(token, broken);
        }
    }

    private JWK published(String kid) throws ParseException {
        return JWKSet.parse(stranger().get("/oauth/jwks").text()).getKeyByKeyId(kid);
    }

    private static boolean isSignedBy(String token, PublicKey key) throws JOSEException, ParseException {
        var jwt = SignedJWT.parse(token);
        return jwt.verify(new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), key));
    }

    private static String changed(String token) {
        var parts = token.split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("graph:read", "access:manage");
        return parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
    }
}
