package tech.aia.app.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import tech.aia.app.audit.AuditNote;
import tech.aia.graph.access.Consents;

/** {@link Consents} as Spring Authorization Server knows them. */
final class ConsentStore implements OAuth2AuthorizationConsentService {
    private final Consents consents;

    ConsentStore(Consents consents) {
        this.consents = consents;
    }

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        AuditNote.current().consent(consent.getScopes());
        consents.grant(consent.getRegisteredClientId(), consent.getPrincipalName(), consent.getScopes());
    }

    /** Called when somebody denies a request. What they allowed before stays; they take it back with DELETE /auth/me/consents. */
    @Override
    public void remove(OAuth2AuthorizationConsent consent) {}

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String client, String person) {
        return consents.find(client, person)
                .map(known -> {
                    var builder = OAuth2AuthorizationConsent.withId(client, person);
                    known.scopes().forEach(builder::scope);
                    return builder.build();
                })
                .orElse(null);
    }
}
