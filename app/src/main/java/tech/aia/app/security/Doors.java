package tech.aia.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tech.aia.graph.access.Permission;

/** Holds requests against {@link DoorRules}. */
final class Doors implements AuthorizationManager<RequestAuthorizationContext> {
    private final List<RequestMatcher> open;
    private final List<RequestMatcher> own;
    private final List<RequestMatcher> delegated;
    private final List<Door> doors;

    private record Door(RequestMatcher path, @Nullable HttpMethod method, Permission permission) {
        boolean fits(HttpServletRequest request) {
            return (method == null || method.matches(meant(request.getMethod()))) && path.matches(request);
        }

        /** HEAD is a GET whose answer is not sent. */
        private static String meant(String method) {
            return method.equals("HEAD") ? "GET" : method;
        }
    }

    Doors() {
        var paths = PathPatternRequestMatcher.withDefaults();
        open = DoorRules.OPEN.stream().<RequestMatcher>map(paths::matcher).toList();
        own = DoorRules.OWN.stream().<RequestMatcher>map(paths::matcher).toList();
        delegated = DoorRules.DELEGATED.stream()
                .<RequestMatcher>map(door -> paths.matcher(door.method(), door.pattern()))
                .toList();
        doors = DoorRules.RULES.stream()
                .map(rule -> new Door(paths.matcher(rule.pattern()), rule.method(), rule.permission()))
                .toList();
    }

    boolean isOpen(HttpServletRequest request) {
        return open.stream().anyMatch(path -> path.matches(request));
    }

    /** Whether everybody whom the server knows may come in, but for clients in somebody's name. */
    boolean isOwn(HttpServletRequest request) {
        return own.stream().anyMatch(path -> path.matches(request));
    }

    /** What the caller needs; empty where no rule fits, and then nobody gets in. */
    Optional<Permission> needed(HttpServletRequest request) {
        return doors.stream()
                .filter(door -> door.fits(request))
                .map(Door::permission)
                .findFirst();
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext context) {
        var request = context.getRequest();
        if (isOpen(request)) {
            return new AuthorizationDecision(true);
        }
        var authentication = caller.get();
        if (authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            return new AuthorizationDecision(false);
        }
        return new AuthorizationDecision(
                isOwn(request) ? isOwner(authentication, request) : has(authentication, needed(request)));
    }

    private boolean isOwner(Authentication caller, HttpServletRequest request) {
        return !(caller instanceof JwtAuthenticationToken token)
                || !token.getToken().hasClaim(Delegation.CLIENT)
                || delegated.stream().anyMatch(path -> path.matches(request));
    }

    private static boolean has(Authentication caller, Optional<Permission> needed) {
        return needed.isPresent()
                && caller.getAuthorities().stream()
                        .anyMatch(authority -> needed.get().word().equals(authority.getAuthority()));
    }
}
