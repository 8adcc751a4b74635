package tech.aia.graph.people;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import tech.aia.graph.GraphModelException;

/**
 * Argon2id (RFC 9106) with 19 MiB, two passes and one lane, the least that OWASP's Password Storage Cheat Sheet asks for. One hash takes some
 * tens of milliseconds of a processor, so they are done in turns.
 */
final class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 200;

    /** Compared with where there is nobody of that name, so that the time of the answer does not tell; no password has this hash. */
    static final String NOBODY = "$argon2id$v=19$m=" + KIB + ",t=" + PASSES + ",p=" + LANES
            + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIB, PASSES);

    private final HashingTurns turns = new HashingTurns();

    /** One password of one caller. */
    final class Proof implements AutoCloseable {
        private final HashingTurns.Turn turn;

        private Proof(HashingTurns.Turn turn) {
            this.turn = turn;
        }

        boolean matches(String password, String hash) throws HashingTurns.BusyException {
            return password.length() <= LONGEST && turn.take(() -> argon2.matches(password, hash));
        }

        /** As long as {@link #matches} takes. */
        void matchNobody(String password) throws HashingTurns.BusyException {
            matches(password, NOBODY);
        }

        @Override
        public void close() {
            turn.close();
        }
    }

    /**
     * A place among those whose password is to be looked at, before it costs anything.
     *
     * @param isKnown whether the caller logged in to the account before, from where they are
     */
    Proof proof(boolean isKnown) throws HashingTurns.BusyException {
        return new Proof(turns.queue(isKnown));
    }

    String hash(String password) throws HashingTurns.BusyException {
        try (var turn = turns.queue(true)) {
            return turn.take(() -> String.valueOf(argon2.encode(password)));
        }
    }

    /** The rule is NIST SP 800-63B's: length counts, kinds of characters do not. */
    static void requireGood(String password, String username, String email) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new GraphModelException.InvalidValue(
                    "password", "The password must have " + SHORTEST + " to " + LONGEST + " characters", null);
        }
        if (password.equalsIgnoreCase(username) || password.equalsIgnoreCase(email)) {
            throw new GraphModelException.InvalidValue(
                    "password", "The password must not be the username or the email", null);
        }
        if (password.chars().distinct().count() < 3) {
            throw new GraphModelException.InvalidValue(
                    "password", "The password must not repeat the same one or two characters", null);
        }
    }
}
