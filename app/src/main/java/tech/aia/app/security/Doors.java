package tech.aia.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tech.aia.app.web.RememberedPaths;
import tech.aia.graph.access.Permission;

/** Holds requests against {@link DoorRules}. */
final class Doors implements AuthorizationManager<RequestAuthorizationContext> {
    private final List<PathPattern> open =
            DoorRules.OPEN.stream().map(Doors::pattern).toList();
    private final List<PathPattern> own =
            DoorRules.OWN.stream().map(Doors::pattern).toList();
    private final List<Route> delegated = DoorRules.DELEGATED.stream()
            .map(door -> new Route(pattern(door.pattern()), door.method()))
            .toList();
    private final List<Door> doors = DoorRules.RULES.stream()
            .map(rule -> new Door(new Route(pattern(rule.pattern()), rule.method()), rule.permission()))
            .toList();
    private final RememberedPaths<Way> ways = new RememberedPaths<>(this::find);

    /** @param method null for all */
    private record Route(PathPattern path, @Nullable HttpMethod method) {
        boolean fits(String asked, PathContainer requested) {
            return (method == null || method.matches(asked)) && path.matches(requested);
        }
    }

    private record Door(Route route, Permission permission) {}

    /** What the rules say of a request. */
    private record Way(boolean open, boolean own, boolean delegated, Optional<Permission> needed) {}

    private static PathPattern pattern(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }

    private Way way(HttpServletRequest request) {
        return ways.find(request.getMethod(), request.getRequestURI());
    }

    private Way find(String method, String uri) {
        var path = RequestPath.parse(uri, "").pathWithinApplication();
        return new Way(
                open.stream().anyMatch(pattern -> pattern.matches(path)),
                own.stream().anyMatch(pattern -> pattern.matches(path)),
                delegated.stream().anyMatch(route -> route.fits(method, path)),
                doors.stream()
                        .filter(door -> door.route().fits(meant(method), path))
                        .map(Door::permission)
                        .findFirst());
    }

    /** HEAD is a GET whose answer is not sent. */
    private static String meant(String method) {
        return method.equals("HEAD") ? "GET" : method;
    }

    boolean isOpen(HttpServletRequest request) {
        return way(request).open();
    }

    /** Whether everybody whom the server knows may come in, but for clients in somebody's name. */
    boolean isOwn(HttpServletRequest request) {
        return way(request).own();
    }

    /** What the caller needs; empty where no rule fits, and then nobody gets in. */
    Optional<Permission> needed(HttpServletRequest request) {
        return way(request).needed();
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext context) {
        var way = way(context.getRequest());
        if (way.open()) {
            return new AuthorizationDecision(true);
        }
        var authentication = caller.get();
        if (authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            return new AuthorizationDecision(false);
        }
        return new AuthorizationDecision(
                way.own()
                        ? way.delegated() || !isDelegated(authentication)
                        : way.needed().isPresent()
                                && has(authentication, way.needed().get()));
    }

    private static boolean isDelegated(Authentication caller) {
        return caller instanceof JwtAuthenticationToken token
                && token.getToken().hasClaim(Delegation.CLIENT);
    }

    private static boolean has(Authentication caller, Permission needed) {
        return caller.getAuthorities().stream()
                .anyMatch(authority -> needed.word().equals(authority.getAuthority()));
    }
}
