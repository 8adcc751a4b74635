package tech.aia.graph.people;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.entity.EntityType;

/**
 * Who has a task done, as a node {@code :Person} of the graph. Whoever may query the graph reads it, so there is no more of a person than an
 * id that tells nothing and the name they want to be shown by.
 *
 * @param id {@code person_<key>}
 * @param name null where none was given
 */
public record Submitter(String id, @Nullable String name) {
    /** The type of these nodes. */
    public static final EntityType TYPE = new EntityType("person");

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,199}");

    /** Somebody who logged in. */
    public static Submitter of(Person person) {
        return new Submitter(TYPE.idOf(person.id()), person.name());
    }

    /**
     * A user of a client's, by the client's own id for them, with or without {@code person_} in front.
     *
     * @return empty for what can tell who it is, such as an e-mail address or a name of several words, and for what is no id at all
     */
    public static Optional<Submitter> ofUser(@Nullable Object userId) {
        return key(userId).map(key -> new Submitter(id(TYPE, key), null));
    }

    /** What can be a key: up to 200 letters, digits and {@code . _ : -}, as text or as a whole number. */
    public static Optional<String> key(@Nullable Object given) {
        return switch (given) {
            case Integer number -> Optional.of(number.toString());
            case Long number -> Optional.of(number.toString());
            case String text when KEY.matcher(text).matches() -> Optional.of(text);
            case null, default -> Optional.empty();
        };
    }

    /** The id of the entity of this key, which may be the id itself. */
    public static String id(EntityType type, String key) {
        return key.startsWith(type.name() + "_") ? key : type.idOf(key);
    }
}
