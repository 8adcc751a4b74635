package tech.aia.graph.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.aia.cypher.Graph;
import tech.aia.cypher.support.TestNeo4j;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.access.Role;
import tech.aia.graph.access.Vault;

class PeopleIT {
    private static final String HERE = "127.0.0.1";
    private static final String PASSWORD = "correct horse battery";

    private final Graph graph = TestNeo4j.wiped().graph();
    private final Vault vault = new Vault(graph, new byte[32]);
    private final People people = new People(vault, Clock.systemUTC());

    @Test
    void whoRegisteredLogsInByNameOrEmail() {
        var ada = register("Ada");

        assertThat(people.logIn("ada", PASSWORD, HERE)).isInstanceOf(LogIn.Done.class);
        assertThat(people.logIn(" ADA@example.org", PASSWORD, HERE)).isInstanceOf(LogIn.Done.class);
        assertThat(people.logIn("ada", "wrong password", HERE)).isInstanceOf(LogIn.Wrong.class);
        assertThat(people.logIn("bob", PASSWORD, HERE)).isInstanceOf(LogIn.Wrong.class);
        assertThat(people.find(ada.id()).orElseThrow().lastLogin()).isNotNull();
        assertThat(new People(new Vault(graph, new byte[32]), Clock.systemUTC()).logIn("ada", PASSWORD, HERE))
                .as("in another process")
                .isInstanceOf(LogIn.Done.class);
    }

    @Test
    void guessesByNameAndByEmailAreGuessesOfOneAccount() {
        register("Ada");
        for (int i = 0; i < 5; i++) {
            assertThat(people.logIn(i % 2 == 0 ? "ada" : "ada@example.org", "wrong password", HERE))
                    .isInstanceOf(LogIn.Wrong.class);
        }

        assertThat(people.logIn("ada", PASSWORD, HERE)).isInstanceOf(LogIn.Later.class);
        assertThat(people.logIn("ada@example.org", PASSWORD, HERE)).isInstanceOf(LogIn.Later.class);
    }

    @Test
    void nothingOfThemCanBeQueried() {
        // A name that sealed text does not have by chance.
        register("AugustaAdaKing");
        people.logIn("augustaadaking", PASSWORD, HERE);

        var nodes = graph.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties", Map.of())
                .toString();
        assertThat(nodes).doesNotContainIgnoringCase("augustaadaking").doesNotContain("argon2");
    }

    @Test
    void aNameOrAnEmailIsOnePersonsOnly() {
        register("Ada");

        assertThatThrownBy(() -> people.register(new NewPerson("ADA", "x@y", null, PASSWORD), List.of(Role.USER)))
                .isInstanceOf(GraphModelException.Conflict.class)
                .hasMessageContaining("username");
        assertThatThrownBy(() ->
                        people.register(new NewPerson("bob", "ADA@example.org", null, PASSWORD), List.of(Role.USER)))
                .isInstanceOf(GraphModelException.Conflict.class)
                .hasMessageContaining("email");
        assertThat(people.list()).hasSize(1);
        assertThat(people.register(new NewPerson("bob", "bob@y", null, PASSWORD), List.of(Role.USER)))
                .as("the name was not taken by the refused one")
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "a,a@b,correct horse,username",
        "a b c,a@b,correct horse,username",
        "ada,ada,correct horse,email",
        "ada,a@b@c,correct horse,email",
        "ada,ada@b,short,password",
        "adalovelace,ada@b,AdaLovelace,password",
        "ada,ada@b,ababababab,password"
    })
    void whatCannotBeIsRefusedByItsField(String username, String email, String password, String field) {
        assertThatThrownBy(() -> new NewPerson(username, email, null, password))
                .isInstanceOfSatisfying(
                        GraphModelException.InvalidValue.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void aChangeOfRolesOrPasswordEndsOldTokens() {
        people.ensureAdministrator("admin", PASSWORD);
        var ada = register("Ada");

        assertThat(people.change(ada.id(), new PersonChange("Ada L.", null, null))
                        .generation())
                .isEqualTo(0);
        assertThat(people.change(ada.id(), new PersonChange(null, List.of(Role.DEVELOPER), null))
                        .generation())
                .isEqualTo(1);
        assertThat(people.changePassword(ada.id(), "wrong password", "a better password", HERE))
                .isInstanceOf(LogIn.Wrong.class);
        assertThat(people.changePassword(ada.id(), PASSWORD, "a better password", HERE))
                .isInstanceOf(LogIn.Done.class);
        assertThat(people.find(ada.id()).orElseThrow().generation()).isEqualTo(2);
        assertThat(people.logIn("ada", PASSWORD, HERE)).isInstanceOf(LogIn.Wrong.class);
        assertThat(people.logIn("ada", "a better password", HERE)).isInstanceOf(LogIn.Done.class);
        people.change(ada.id(), new PersonChange(null, null, false));
        assertThat(people.logIn("ada", "a better password", HERE)).isInstanceOf(LogIn.Wrong.class);
    }

    @Test
    void twoAdministratorsCannotTakeEachOtherAway() throws Exception {
        var last = administrator("first");
        for (int round = 0; round < 5; round++) {
            var one = last;
            var other = administrator("other" + round);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.invokeAll(List.<Callable<Object>>of(
                        () -> people.change(one, new PersonChange(null, List.of(Role.VIEWER), null)), () -> {
                            people.delete(other);
                            return other;
                        }));
            }
            var left = people.list().stream()
                    .filter(person -> person.roles().contains(Role.ADMIN))
                    .map(Person::id)
                    .toList();
            assertThat(left).hasSize(1);
            last = left.getFirst();
        }
    }

    private String administrator(String name) {
        return people.register(new NewPerson(name, name + "@example.org", name, PASSWORD), List.of(Role.ADMIN))
                .id();
    }

    @Test
    void thereIsAlwaysAnAdministrator() {
        people.ensureAdministrator("admin", PASSWORD);
        var admin = people.list().getFirst();
        assertThat(admin.roles()).containsExactly(Role.ADMIN);

        assertThatThrownBy(() -> people.delete(admin.id())).isInstanceOf(GraphModelException.Conflict.class);
        assertThatThrownBy(() -> people.change(admin.id(), new PersonChange(null, List.of(Role.USER), null)))
                .isInstanceOf(GraphModelException.Conflict.class);
        var ada = register("Ada");
        people.change(ada.id(), new PersonChange(null, List.of(Role.ADMIN), null));
        people.delete(admin.id());
        assertThat(people.list()).hasSize(1);
        assertThat(people.logIn("admin", PASSWORD, HERE)).isInstanceOf(LogIn.Wrong.class);
    }

    @Test
    void theFilesPasswordIsGivenOnceAndAgainOnlyWhenTheFileChanges() {
        people.ensureAdministrator("admin", PASSWORD);
        var id = people.list().getFirst().id();
        people.changePassword(id, PASSWORD, "chosen by themselves", HERE);

        people.ensureAdministrator("admin", PASSWORD);
        assertThat(people.logIn("admin", "chosen by themselves", HERE)).isInstanceOf(LogIn.Done.class);

        people.ensureAdministrator("admin", "written into the file");
        assertThat(people.logIn("admin", "written into the file", HERE)).isInstanceOf(LogIn.Done.class);
    }

    private Person register(String username) {
        return people.register(
                new NewPerson(username, username + "@example.org", username, PASSWORD), List.of(Role.VIEWER));
    }
}
