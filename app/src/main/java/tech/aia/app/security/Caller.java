package tech.aia.app.security;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.access.Permission;

/**
 * Whoever made the request that this thread answers.
 *
 * @param id of a client or a person
 * @param token with which they called; null for an API key
 */
public record Caller(
        String id, Set<Permission> permissions, @Nullable String token) {

    /**
     * The one behind a door that is not open to strangers.
     *
     * @throws RestException if nobody is known to have called
     */
    public static Caller current() {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null) {
            throw new RestException(ErrorCode.UNAUTHENTICATED, "The server does not know who calls");
        }
        return new Caller(
                caller.getName(),
                permissions(caller),
                caller instanceof JwtAuthenticationToken given
                        ? given.getToken().getTokenValue()
                        : null);
    }

    private static Set<Permission> permissions(Authentication caller) {
        return caller.getAuthorities().stream()
                .map(authority -> Permission.find(String.valueOf(authority.getAuthority())))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Asks for more than the door did.
     *
     * @param field what in the request asks for it
     * @throws RestException if the caller may not
     */
    public static void require(Permission permission, String field, String given) {
        if (!current().may(permission)) {
            throw new RestException(ErrorCode.MISSING_PERMISSION, refusal("This", permission), field, given);
        }
    }

    /** A sentence for who lacks a permission. */
    public static String refusal(String what, Permission permission) {
        return what + " needs the permission " + permission.word() + ", which the caller does not have";
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
