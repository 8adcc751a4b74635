package tech.aia.graph.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.GraphException;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.access.Role;
import tech.aia.graph.access.Secrets;
import tech.aia.graph.access.Vault;
import tech.aia.graph.access.VaultReading;
import tools.jackson.databind.json.JsonMapper;

/** People, in the vault: no query reads what is known of them. Safe for use by many threads. */
public final class People {
    private static final String PERSON = "person";
    private static final String NAME = "person-name";
    private static final String LOGIN = "person-login";
    private static final String ADMINISTRATORS = "administrators";
    private static final String SEED = "person-seed";
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final int RACES = 10;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Vault vault;
    private final LoginGuard guard;
    private final Passwords passwords = new Passwords();

    public People(Vault vault, Clock clock) {
        this.vault = vault;
        this.guard = new LoginGuard(vault, clock);
    }

    private record Kept(
            String id,
            String username,
            String email,
            @Nullable String name,
            List<Role> roles,
            String hash,
            boolean active,
            int generation,
            Instant createdAt) {

        Kept with(PersonChange change) {
            var otherRoles = change.roles() == null ? roles : change.roles();
            var otherActive = change.active() == null ? active : change.active();
            var ends = otherActive != active || !otherRoles.equals(roles);
            return new Kept(
                    id,
                    username,
                    email,
                    change.name() == null ? name : change.name(),
                    otherRoles,
                    hash,
                    otherActive,
                    ends ? generation + 1 : generation,
                    createdAt);
        }

        Kept withPassword(String other) {
            return new Kept(id, username, email, name, roles, other, active, generation + 1, createdAt);
        }
    }

    /**
     * @throws GraphModelException.Conflict if the username or the email is somebody's already
     * @throws GraphModelException.InvalidValue if there are no roles
     */
    public Person register(NewPerson given, List<Role> roles) {
        requireSome(roles);
        var kept = new Kept(
                UUID.randomUUID().toString(),
                given.username(),
                given.email(),
                given.name(),
                roles.stream().distinct().toList(),
                hash(given.password()),
                true,
                0,
                Instant.now());
        var records = new LinkedHashMap<Vault.Name, String>();
        records.put(name(kept.username()), kept.id());
        records.put(name(kept.email()), kept.id());
        records.put(new Vault.Name(PERSON, kept.id()), JSON.writeValueAsString(kept));
        var taken = vault.createAll(records);
        if (taken.isPresent()) {
            var which = taken.get().equals(name(kept.username())) ? "username" : "email";
            throw new GraphModelException.Conflict("There is somebody with this " + which + " already", null);
        }
        return person(kept);
    }

    /** Makes the first administrator, or gives them this password when another was asked for the last time. */
    public void ensureAdministrator(String username, String password) {
        var seed = Secrets.digest(password);
        if (vault.read(SEED, username)
                .map(Vault.Entry::text)
                .filter(seed::equals)
                .isPresent()) {
            return;
        }
        var known = byLogin(username);
        if (known.isEmpty()) {
            register(new NewPerson(username, username + "@localhost", null, password), List.of(Role.ADMIN));
        } else {
            setPassword(known.get().id(), password);
        }
        vault.put(SEED, username, seed, null);
    }

    /**
     * Looks at a password, unless there were too many wrong ones or too many others wait.
     *
     * @param login username or email
     * @param source whence it comes, such as an address
     */
    public LogIn logIn(String login, String password, String source) {
        var known = byLogin(login);
        // Username and email are one account.
        var account = known.map(Kept::id).orElseGet(() -> NewPerson.folded(login));
        var isKnown = guard.isKnown(account, source);
        try (var proof = passwords.proof(isKnown)) {
            var wait = guard.charge(account, source, isKnown);
            if (wait.isPositive()) {
                return new LogIn.Later(wait);
            }
            if (known.isEmpty()) {
                proof.matchNobody(password);
                return new LogIn.Wrong();
            }
            if (!proof.matches(password, known.get().hash()) || !known.get().active()) {
                return new LogIn.Wrong();
            }
            guard.succeeded(account, source, isKnown);
            vault.put(LOGIN, known.get().id(), Instant.now().toString(), null);
            return new LogIn.Done(person(known.get()));
        } catch (HashingTurns.BusyException _) {
            return new LogIn.Busy(BUSY);
        }
    }

    /** Another password for who knows the old one; every token they have is good no more. */
    public LogIn changePassword(String id, String old, String password, String source) {
        var known = existing(id);
        Passwords.requireGood(password, known.username(), known.email());
        var proof = logIn(known.username(), old, source);
        if (proof instanceof LogIn.Done) {
            return new LogIn.Done(setPassword(id, password));
        }
        return proof;
    }

    private Person setPassword(String id, String password) {
        var hash = hash(password);
        return change(id, kept -> kept.withPassword(hash));
    }

    /**
     * @throws GraphModelException.NotFound if there is nobody with this id
     * @throws GraphModelException.InvalidValue if the name cannot be or there are no roles
     * @throws GraphModelException.Conflict if nobody would be left who may manage access
     */
    public Person change(String id, PersonChange change) {
        NewPerson.requireName(change.name());
        if (change.roles() != null) {
            requireSome(change.roles());
        }
        var losesAdmin = Boolean.FALSE.equals(change.active())
                || (change.roles() != null && !change.roles().contains(Role.ADMIN));
        return losesAdmin ? changeAdministrator(id, change) : change(id, kept -> kept.with(change));
    }

    /** Throws what {@link #delete} would, and does nothing. */
    public void requireDeletable(String id) {
        withOtherAdministrator(id);
        existing(id);
    }

    /**
     * @throws GraphModelException.NotFound if there is nobody with this id
     * @throws GraphModelException.Conflict if nobody would be left who may manage access
     */
    public void delete(String id) {
        for (int race = 0; race < RACES; race++) {
            var others = withOtherAdministrator(id);
            var kept = existing(id);
            var records = List.of(
                    new Vault.Name(PERSON, id), name(kept.username()), name(kept.email()), new Vault.Name(LOGIN, id));
            if (vault.replaceAll(List.of(others), records)) {
                return;
            }
        }
        throw overtaken();
    }

    public Optional<Person> find(String id) {
        return vault.read(reading(id));
    }

    /** For who needs more of the vault at the same time. */
    public static VaultReading<Optional<Person>> reading(String id) {
        return VaultReading.of(PERSON, id)
                .and(
                        VaultReading.of(LOGIN, id),
                        (kept, login) -> kept.map(People::kept).map(known -> person(known, login)));
    }

    /** The id of whose username or email this is; it takes as long for one that nobody has. */
    public Optional<String> idOf(String login) {
        return vault.read(NAME, NewPerson.folded(login)).map(Vault.Entry::text);
    }

    /** In the order in which they registered. */
    public List<Person> list() {
        return vault.list(PERSON).stream()
                .map(People::kept)
                .sorted(Comparator.comparing(Kept::createdAt).thenComparing(Kept::id))
                .map(this::person)
                .toList();
    }

    private Person changeAdministrator(String id, PersonChange change) {
        for (int race = 0; race < RACES; race++) {
            var others = withOtherAdministrator(id);
            var entry = vault.read(PERSON, id).orElseThrow(() -> nobody(id));
            var changed = kept(entry).with(change);
            var person = new Vault.Replacement(
                    new Vault.Name(PERSON, id), JSON.writeValueAsString(changed), entry.version());
            if (vault.replaceAll(List.of(others, person), List.of())) {
                return person(changed);
            }
        }
        throw overtaken();
    }

    /** What, replaced together with a change, makes sure that no other administrator was taken away since this looked. */
    private Vault.Replacement withOtherAdministrator(String id) {
        vault.create(ADMINISTRATORS, ADMINISTRATORS, "", null);
        var version = vault.read(ADMINISTRATORS, ADMINISTRATORS).orElseThrow().version();
        var administrators = vault.list(PERSON).stream()
                .map(People::kept)
                .filter(kept -> kept.active() && kept.roles().contains(Role.ADMIN))
                .map(Kept::id)
                .toList();
        if (administrators.equals(List.of(id))) {
            throw new GraphModelException.Conflict(
                    "This is the only administrator; make somebody else one before", null);
        }
        return new Vault.Replacement(new Vault.Name(ADMINISTRATORS, ADMINISTRATORS), "", version);
    }

    private static GraphModelException overtaken() {
        return new GraphModelException.Conflict("The person was changed by others at the same time; try again", null);
    }

    private static void requireSome(List<Role> roles) {
        if (roles.isEmpty()) {
            throw new GraphModelException.InvalidValue(
                    "roles", "A person needs at least one role of " + Role.words(), roles);
        }
    }

    private Person change(String id, UnaryOperator<Kept> change) {
        for (int race = 0; race < RACES; race++) {
            var entry = vault.read(PERSON, id).orElseThrow(() -> nobody(id));
            var changed = change.apply(kept(entry));
            if (vault.replace(PERSON, id, JSON.writeValueAsString(changed), entry.version(), null)) {
                return person(changed);
            }
        }
        throw overtaken();
    }

    private Kept existing(String id) {
        return read(id).orElseThrow(() -> nobody(id));
    }

    private static GraphModelException nobody(String id) {
        return new GraphModelException.NotFound("There is nobody with the id '" + id + "'");
    }

    private String hash(String password) {
        try {
            return passwords.hash(password);
        } catch (HashingTurns.BusyException _) {
            throw new GraphException.Busy("Aia.People.Busy", "Too many passwords wait to be hashed; try again");
        }
    }

    private Optional<Kept> byLogin(String login) {
        return vault.read(NAME, NewPerson.folded(login)).flatMap(entry -> read(entry.text()));
    }

    private Optional<Kept> read(String id) {
        return vault.read(PERSON, id).map(People::kept);
    }

    private static Vault.Name name(String text) {
        return new Vault.Name(NAME, NewPerson.folded(text));
    }

    private Person person(Kept kept) {
        return person(kept, vault.read(LOGIN, kept.id()));
    }

    private static Person person(Kept kept, Optional<Vault.Entry> login) {
        return new Person(
                kept.id(),
                kept.username(),
                kept.email(),
                kept.name(),
                kept.roles(),
                kept.active(),
                kept.generation(),
                kept.createdAt(),
                login.map(entry -> Instant.parse(entry.text())).orElse(null));
    }

    private static Kept kept(Vault.Entry entry) {
        return Objects.requireNonNull(JSON.readValue(entry.text(), Kept.class));
    }
}
