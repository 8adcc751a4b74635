package tech.aia.app.security;

import java.util.Objects;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import tech.aia.graph.access.Consents;
import tech.aia.graph.access.VaultReading;

/**
 * What a token says that a client got in somebody's name. It is good only as long as the client is there with the secret it had, and the
 * person has not taken back what they allowed.
 */
final class Delegation {
    /** As RFC 9068 names it; no other token has it. */
    static final String CLIENT = "client_id";

    private static final String CLIENT_GENERATION = "client_generation";
    private static final String CONSENT = "consent";

    private final Holders holders;
    private final Consents consents;

    Delegation(Holders holders, Consents consents) {
        this.holders = holders;
        this.consents = consents;
    }

    /** @throws OAuth2AuthenticationException if the person did not log in as who they are now, or has taken back their consent */
    void claim(JwtEncodingContext token, LoggedIn person, Holder holder) {
        var id = token.getRegisteredClient().getId();
        var client = holders.find(id).orElseThrow(Delegation::over);
        var consent = consents.find(id, holder.id()).orElseThrow(Delegation::over);
        if (person.generation() != holder.generation() || !isOld(token, consent.id())) {
            throw over();
        }
        token.getClaims()
                .claim(CLIENT, id)
                .claim(CLIENT_GENERATION, client.generation())
                .claim(CONSENT, consent.id());
    }

    /** Whether the tokens before this one, if there are any, came of the same consent. */
    private static boolean isOld(JwtEncodingContext token, String consent) {
        var authorization = token.getAuthorization();
        var before = authorization == null ? null : authorization.getAccessToken();
        return before == null
                || consent.equals(Objects.requireNonNull(before.getClaims()).get(CONSENT));
    }

    private static OAuth2AuthenticationException over() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }

    /** Also for tokens that nobody else got. */
    VaultReading<Boolean> holding(Jwt token) {
        var client = token.getClaimAsString(CLIENT);
        if (client == null) {
            return VaultReading.just(true);
        }
        return holders.reading(client)
                .and(
                        Consents.reading(client, String.valueOf(token.getSubject())),
                        (holder, consent) -> holder.filter(known -> isOfGeneration(token, known))
                                        .isPresent()
                                && consent.filter(given -> given.id().equals(token.getClaimAsString(CONSENT)))
                                        .isPresent());
    }

    private static boolean isOfGeneration(Jwt token, Holder client) {
        return token.getClaim(CLIENT_GENERATION) instanceof Number generation
                && client.generation() == generation.intValue();
    }
}
