package tech.aia.graph.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A word a client asks for and a token carries; it stands for permissions. Each permission is a scope of its own besides. */
public enum Scope {
    READ(
            "read",
            EnumSet.of(Permission.GRAPH_READ, Permission.TASKS_READ, Permission.AGENTS_READ, Permission.METRICS_READ)),
    WRITE(
            "write",
            EnumSet.of(
                    Permission.GRAPH_WRITE,
                    Permission.TASKS_WRITE,
                    Permission.TASKS_EXECUTE,
                    Permission.AGENTS_WRITE,
                    Permission.WEBHOOKS_MANAGE)),
    EXECUTE("execute", EnumSet.of(Permission.TASKS_EXECUTE)),
    ADMIN("admin", EnumSet.allOf(Permission.class));

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final Set<Permission> permissions;

    Scope(String word, Set<Permission> permissions) {
        this.word = word;
        this.permissions = Set.copyOf(permissions);
    }

    public String word() {
        return word;
    }

    /** For messages. */
    public static String words() {
        return Stream.concat(
                        Arrays.stream(values()).map(Scope::word),
                        Arrays.stream(Permission.values()).map(Permission::word))
                .collect(Collectors.joining(", "));
    }

    /** What words stand for together; those that nobody knows stand for nothing. */
    public static Set<Permission> permissions(Collection<String> words) {
        return words.stream().flatMap(Scope::meant).collect(Collectors.toUnmodifiableSet());
    }

    /** All words that stand for no more than these do together: who has them may ask for any of those. */
    public static Set<String> within(Collection<String> words) {
        var permissions = permissions(words);
        return Stream.concat(
                        Arrays.stream(values())
                                .filter(scope -> permissions.containsAll(scope.permissions))
                                .map(Scope::word),
                        permissions.stream().map(Permission::word))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What is left of words for who does not have all of it: a word that goes too far is replaced by those permissions of it that they have.
     *
     * @param words that were asked for
     * @param held the words of who is asked
     */
    public static Set<String> cut(Collection<String> words, Collection<String> held) {
        var had = permissions(held);
        return words.stream()
                .flatMap(word -> had.containsAll(permissions(List.of(word)))
                        ? Stream.of(word)
                        : meant(word).filter(had::contains).map(Permission::word))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Permission> meant(String word) {
        return find(word).map(scope -> scope.permissions.stream()).orElseGet(() -> Permission.find(word).stream());
    }

    private static Optional<Scope> find(String word) {
        return Arrays.stream(values()).filter(known -> known.word.equals(word)).findFirst();
    }
}
