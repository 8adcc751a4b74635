package tech.aia.app.rest.aia;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;
import tech.aia.graph.entity.VersionedEntity;

/**
 * Versions of entities as entity tags of HTTP (RFC 9110, section 8.8.3). What is shown of an entity also says whether it is embedded, which its
 * version does not depend on, so the tag says that, too.
 */
final class EntityTags {
    private static final String EMBEDDED = "-e";
    private static final String ANY = "*";
    private static final Pattern STRONG = Pattern.compile("\"([\\x21\\x23-\\x7e]*)\"");

    private EntityTags() {}

    static String of(VersionedEntity shown) {
        return shown.version() + (shown.entity().embedded() ? EMBEDDED : "");
    }

    /**
     * The version that {@code If-Match} asks for.
     *
     * @param ifMatch null for any version
     * @return null for any
     * @throws RestException if it is not one tag as the server gives it
     */
    static @Nullable String expected(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        var tag = STRONG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new RestException(
                    ErrorCode.BAD_REQUEST,
                    "The header If-Match takes one ETag as GET of the entity gives it, in quotes, not " + ifMatch);
        }
        var given = tag.group(1);
        return given.endsWith(EMBEDDED) ? given.substring(0, given.length() - EMBEDDED.length()) : given;
    }

    /**
     * Whether only what is not there yet is to be written (RFC 9110, section 13.1.2).
     *
     * @throws RestException if {@code If-None-Match} says anything else, or if {@code If-Match} is given, too
     */
    static boolean onlyNew(@Nullable String ifNoneMatch, @Nullable String ifMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (!ifNoneMatch.strip().equals(ANY) || ifMatch != null) {
            throw new RestException(
                    ErrorCode.BAD_REQUEST,
                    "To change an entity, If-None-Match takes * alone, which creates it only if there is none, and no If-Match beside it");
        }
        return true;
    }
}
