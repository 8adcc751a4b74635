package tech.aia.app.security;

import org.springframework.security.core.context.SecurityContextHolder;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.access.Permission;

/** Whoever made the request that this thread answers. */
public final class Caller {
    private Caller() {}

    /**
     * Asks for more than the door did.
     *
     * @param field what in the request asks for it
     * @throws RestException if the caller may not
     */
    public static void require(Permission permission, String field, String given) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null
                || caller.getAuthorities().stream()
                        .noneMatch(authority -> permission.word().equals(authority.getAuthority()))) {
            throw new RestException(
                    ErrorCode.MISSING_PERMISSION,
                    "This needs the permission " + permission.word() + ", which the token does not carry",
                    field,
                    given);
        }
    }
}
