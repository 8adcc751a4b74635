package tech.aia.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.access.Vault;

/** Signing keys over time, which no server is waited for. */
class SigningKeysIT {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Vault vault = new Vault(TestNeo4j.wiped().graph(), new byte[32]);
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    private SigningKeys process(SigningAlgorithm algorithm, Duration lifetime, @Nullable Duration every) {
        return new SigningKeys(
                vault, new SecuritySettings(lifetime, Duration.ofDays(30), false, algorithm, every), clock);
    }

    private SigningKeys process() {
        return process(SigningAlgorithm.HS256, HOUR, null);
    }

    private static List<String> kids(SigningKeys keys) {
        return keys.list().stream().map(SigningKey::kid).toList();
    }

    private static boolean verifies(SigningKeys keys, String kid) {
        return !keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(kid).build()), null)
                .isEmpty();
    }

    @Test
    void theOldKeyVerifiesUntilItsLastTokenHasEndedAndIsThenRemoved() {
        var keys = process();
        var old = keys.current().kid();
        var made = keys.rotate();
        assertThat(made.kid()).isNotEqualTo(old);
        assertThat(kids(keys)).containsExactly(made.kid(), old);
        assertThat(keys.current().kid()).isEqualTo(made.kid());

        now = now.plus(HOUR).plusSeconds(1);
        keys.keepUp();
        assertThat(verifies(keys, old)).as("an hour and a second later").isTrue();

        now = now.plusSeconds(180);
        assertThat(verifies(keys, old)).isFalse();
        assertThat(kids(keys)).containsExactly(made.kid());
        assertThat(kept()).contains(old);
        keys.keepUp();
        assertThat(kept()).doesNotContain(old).contains(made.kid());
    }

    @Test
    void theLongestLifetimeThatTokensHadCounts() {
        var long1 = process(SigningAlgorithm.HS256, Duration.ofHours(8), null);
        var old = long1.current().kid();
        var keys = process(SigningAlgorithm.HS256, Duration.ofMinutes(5), null);
        keys.rotate();

        now = now.plus(Duration.ofHours(8));
        assertThat(verifies(keys, old)).isTrue();
        now = now.plusSeconds(180);
        assertThat(verifies(keys, old)).isFalse();
    }

    @Test
    void keysChangeByThemselvesOnlyWhereThatIsSet() {
        var keys = process(SigningAlgorithm.HS256, HOUR, Duration.ofDays(90));
        var first = keys.current().kid();
        now = now.plus(Duration.ofDays(89));
        keys.keepUp();
        assertThat(keys.current().kid()).isEqualTo(first);
        now = now.plus(Duration.ofDays(100));
        process().keepUp();
        assertThat(process().current().kid()).isEqualTo(first);

        keys.keepUp();
        var second = keys.current().kid();
        assertThat(second).isNotEqualTo(first);
        process(SigningAlgorithm.HS256, HOUR, Duration.ofDays(90)).keepUp();
        assertThat(keys.current().kid()).as("another process found it done").isEqualTo(second);
    }

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void anotherAlgorithmMakesAnotherKey(SigningAlgorithm algorithm) {
        var old = process(SigningAlgorithm.ES256, HOUR, null).current();
        var keys = process(algorithm, HOUR, null);

        assertThat(keys.current().algorithm()).isEqualTo(algorithm);
        assertThat(verifies(keys, old.kid())).isTrue();
        assertThat(kids(keys)).hasSize(algorithm == SigningAlgorithm.ES256 ? 1 : 2);
        assertThat(kids(process(algorithm, HOUR, null))).as("after a restart").isEqualTo(kids(keys));
    }

    @Test
    void anotherProcessVerifiesAtOnceWhatANewKeySigned() {
        var one = process();
        var other = process();
        assertThat(other.current()).isEqualTo(one.current());

        assertThat(verifies(other, one.rotate().kid())).isTrue();
        assertThat(verifies(other, other.rotate().kid())).isTrue();
        assertThat(kids(one)).hasSize(3).isEqualTo(kids(other));
    }

    @Test
    void thereIsAnEndToHowManyThereAre() {
        var keys = process();
        for (int i = 1; i < 20; i++) {
            keys.rotate();
        }
        assertThatThrownBy(keys::rotate).isInstanceOf(GraphModelException.Conflict.class);
        now = now.plus(HOUR.multipliedBy(2));
        assertThat(keys.rotate().kid()).isEqualTo(keys.current().kid());
    }

    @Test
    void keysMustNotChangeFasterThanTokensEnd() {
        assertThatThrownBy(() -> process(SigningAlgorithm.HS256, HOUR, Duration.ofMinutes(59)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rotate-keys-every");
    }

    private String kept() {
        return vault.read("signing-keys", "all").orElseThrow().text();
    }
}
