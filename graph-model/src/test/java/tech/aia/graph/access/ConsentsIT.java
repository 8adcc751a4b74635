package tech.aia.graph.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;

class ConsentsIT {
    private final Vault vault = new Vault(TestNeo4j.wiped().graph(), new byte[32]);
    private final Consents consents = new Consents(vault);

    @Test
    void aConsentThatIsWidenedStaysTheSameAndOneThatIsGivenAgainDoesNot() {
        var first = consents.grant("app", "ada", List.of("read"));
        var wider = consents.grant("app", "ada", List.of("write", "read"));
        assertThat(wider.id()).isEqualTo(first.id());
        assertThat(new Consents(vault).find("app", "ada")).hasValue(wider);
        assertThat(wider.scopes()).containsExactly("read", "write");

        consents.revoke("app", "ada");
        assertThat(consents.find("app", "ada")).isEmpty();
        assertThat(consents.grant("app", "ada", List.of("read")).id()).isNotEqualTo(first.id());
    }

    @Test
    void everybodyHasTheirOwn() {
        consents.grant("app", "ada", List.of("read"));
        consents.grant("other", "ada", List.of("read"));
        consents.grant("app", "bob", List.of("read"));

        assertThat(consents.list("ada")).extracting(Consent::client).containsExactly("app", "other");
        assertThatThrownBy(() -> consents.revoke("other", "bob")).isInstanceOf(GraphModelException.NotFound.class);
        consents.revokeAll("app");
        assertThat(consents.list("ada")).extracting(Consent::client).containsExactly("other");
        assertThat(consents.list("bob")).isEmpty();
        consents.revokeAll("ada");
        assertThat(consents.list("ada")).isEmpty();
    }
}
