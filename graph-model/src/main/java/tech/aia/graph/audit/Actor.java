package tech.aia.graph.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who did it.
 *
 * @param id of the client, the person or the key; null for who is not known and for the platform itself
 * @param owner whose key it is; null for all but keys
 * @param name by which somebody logged in; null where the id says enough
 */
public record Actor(
        Kind kind,
        @Nullable String id,
        @Nullable String owner,
        @Nullable String name) {
    public static final Actor ANONYMOUS = new Actor(Kind.ANONYMOUS, null, null, null);
    public static final Actor PLATFORM = new Actor(Kind.PLATFORM, null, null, null);

    /** What somebody came with. */
    public enum Kind {
        CLIENT,
        PERSON,
        KEY,
        ANONYMOUS,
        PLATFORM
    }

    public static Actor client(String id) {
        return new Actor(Kind.CLIENT, id, null, null);
    }

    /** @param name the username, where it is known */
    public static Actor person(String id, @Nullable String name) {
        return new Actor(Kind.PERSON, id, null, name);
    }

    /** @param owner id of the client or person whose key it is */
    public static Actor key(String id, String owner) {
        return new Actor(Kind.KEY, id, owner, null);
    }

    /** Whether this is the client, person or key of that id, or a key of theirs. */
    public boolean is(String wanted) {
        return wanted.equals(id) || wanted.equals(owner);
    }
}
