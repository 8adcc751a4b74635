package tech.aia.graph.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordsTests {
    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordMatchesItsOwnHashOnly() throws Exception {
        var hash = passwords.hash("correct horse");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(matches("correct horse", hash)).isTrue();
        assertThat(matches("correct Horse", hash)).isFalse();
        assertThat(passwords.hash("correct horse")).as("salted").isNotEqualTo(hash);
        assertThat(matches("x".repeat(201), hash)).isFalse();
    }

    /** One that cannot be read would be refused at once, and the time would tell who exists. */
    @Test
    void theHashOfNobodyCanBeReadAndCostsTheSame() {
        var same = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

        assertThat(same.upgradeEncoding(Passwords.NOBODY)).isFalse();
        assertThat(Passwords.NOBODY.length())
                .isEqualTo(String.valueOf(same.encode("x")).length());
    }

    private boolean matches(String password, String hash) throws HashingTurns.BusyException {
        try (var proof = passwords.proof(false)) {
            return proof.matches(password, hash);
        }
    }
}
