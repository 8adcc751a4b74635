package tech.aia.app.rest.aia;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.aia.app.rest.error.ErrorCode;
import tech.aia.app.rest.error.RestException;

/** Versions of entities as entity tags of HTTP (RFC 9110, section 8.8.3). */
final class EntityTags {
    private static final Pattern STRONG = Pattern.compile("\"([\\x21\\x23-\\x7e]*)\"");

    private EntityTags() {}

    /**
     * The version that {@code If-Match} asks for.
     *
     * @param ifMatch null for any version
     * @return null for any
     * @throws RestException if it is not one tag as {@code GET} gives it
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
        return tag.group(1);
    }
}
