package tech.aia.app.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.access.Vault;

/** What access tokens are signed with: HS256 and one secret of 256 random bits, made once for all processes that share the graph. */
final class SigningKeys implements JWKSource<SecurityContext> {
    private static final String KIND = "signing-key";
    private static final String FIRST = "first";
    private static final int BYTES = 32;

    private final JWKSet keys;

    SigningKeys(Vault vault) {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        var made = new OctetSequenceKey.Builder(secret)
                .keyID(FIRST)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.HS256)
                .build();
        vault.create(KIND, FIRST, made.toJSONString(), null);
        var kept = vault.read(KIND, FIRST).orElseThrow().text();
        try {
            this.keys = new JWKSet(JWK.parse(kept));
        } catch (java.text.ParseException broken) {
            throw new IllegalStateException("The signing key in the vault is no JWK", broken);
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(keys);
    }
}
