package tech.aia.graph.people;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/**
 * Somebody to be registered. Username and email are compared without regard to case.
 *
 * @param username 3 to 64 letters, digits, dots, underscores and hyphens, a letter or digit first
 * @param email up to 254 characters with an @ in between
 * @param name to be shown, up to 200 characters; null for none
 * @param password see {@link Passwords#requireGood}
 */
public record NewPerson(
        String username, String email, @Nullable String name, String password) {
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,63}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 200;

    /** @throws GraphModelException.InvalidValue if one of them cannot be */
    public NewPerson {
        if (!USERNAME.matcher(username).matches()) {
            throw new GraphModelException.InvalidValue(
                    "username",
                    "The username must have 3 to 64 letters, digits, dots, underscores and hyphens, a letter or digit first",
                    username);
        }
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            throw new GraphModelException.InvalidValue("email", "This is no email address", email);
        }
        requireName(name);
        Passwords.requireGood(password, username, email);
    }

    static void requireName(@Nullable String name) {
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
            throw new GraphModelException.InvalidValue(
                    "name", "The name must have 1 to " + LONGEST_NAME + " characters", name);
        }
    }

    /** Under which a username or an email is found. */
    static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "NewPerson[" + username + "]";
    }
}
