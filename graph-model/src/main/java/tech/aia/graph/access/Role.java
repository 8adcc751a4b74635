package tech.aia.graph.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person is to the platform; it stands for scopes. */
public enum Role {
    ADMIN("admin", List.of(Scope.ADMIN.word())),
    DEVELOPER("developer", List.of(Scope.READ.word(), Scope.WRITE.word(), Scope.EXECUTE.word())),
    USER("user", List.of(Scope.READ.word(), Permission.TASKS_WRITE.word())),
    VIEWER("viewer", List.of(Scope.READ.word()));

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final List<String> scopes;

    Role(String word, List<String> scopes) {
        this.word = word;
        this.scopes = List.copyOf(scopes);
    }

    public String word() {
        return word;
    }

    public List<String> scopes() {
        return scopes;
    }

    public static Optional<Role> find(String word) {
        return Arrays.stream(values()).filter(known -> known.word.equals(word)).findFirst();
    }

    /** For messages. */
    public static String words() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
    }

    /** The scopes of all of these. */
    public static List<String> scopes(Collection<Role> roles) {
        return roles.stream().flatMap(role -> role.scopes.stream()).distinct().toList();
    }
}
