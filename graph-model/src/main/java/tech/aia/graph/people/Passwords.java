package tech.aia.graph.people;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import tech.aia.graph.GraphModelException;

/**
 * Argon2id (RFC 9106) with 19 MiB, two passes and one lane, the least that OWASP's Password Storage Cheat Sheet asks for. One hash takes some
 * tens of milliseconds of a processor, so only as many run at once as there are processors.
 */
final class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Compared with where there is nobody of that name, so that the time of the answer does not tell; no password has this hash. */
    static final String NOBODY = "$argon2id$v=19$m=" + KIB + ",t=" + PASSES + ",p=" + LANES
            + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /** Requests share a few threads of the system: a hash on one of those would keep them all waiting, and half of the processors stay free. */
    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIB, PASSES);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("passwords-", 0).daemon().factory());

    /** There are more passwords to look at than there is time for. */
    static final class BusyException extends Exception {
        BusyException() {
            super("Too many passwords wait to be looked at", null, false, false);
        }
    }

    String hash(String password) throws BusyException {
        return inTurn(() -> String.valueOf(argon2.encode(password)));
    }

    boolean matches(String password, String hash) throws BusyException {
        if (password.length() > LONGEST) {
            return false;
        }
        return inTurn(() -> argon2.matches(password, hash));
    }

    /** As long as {@link #matches} takes. */
    void matchNobody(String password) throws BusyException {
        matches(password, NOBODY);
    }

    private <T> T inTurn(Callable<T> work) throws BusyException {
        takeTurn();
        try {
            return threads.submit(work).get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("A password could not be hashed", failure.getCause());
        } finally {
            turns.release();
        }
    }

    private void takeTurn() throws BusyException {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BusyException();
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
