package tech.aia.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import tech.aia.app.audit.AuditNote;
import tech.aia.graph.audit.Actor;

/** Tells the audit log who calls, as soon as that is known. */
final class CallerNoting extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        var actor = actor(caller);
        if (actor != null) {
            AuditNote.current().actor(actor);
        }
        var client = client(caller);
        if (client != null) {
            AuditNote.current().client(client);
        }
        chain.doFilter(request, response);
    }

    /** That acts in somebody's name; null where they call themselves. */
    private static @Nullable String client(@Nullable Authentication caller) {
        return caller instanceof JwtAuthenticationToken token
                ? token.getToken().getClaimAsString(Delegation.CLIENT)
                : null;
    }

    private static @Nullable Actor actor(@Nullable Authentication caller) {
        return switch (caller) {
            case KeyAuthentication key -> Actor.key(key.key(), key.getName());
            case JwtAuthenticationToken token ->
                TokenClaims.isOfPerson(token.getToken())
                        ? Actor.person(token.getName(), null)
                        : Actor.client(token.getName());
            case OAuth2ClientAuthenticationToken client -> Actor.client(client.getName());
            case null, default -> null;
        };
    }
}
