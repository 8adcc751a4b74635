package tech.aia.graph.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What some records of the vault mean together. However many are put together, {@link Vault#read(VaultReading)} reads them all at once. */
public final class VaultReading<T extends @Nullable Object> {
    private final Set<Vault.Name> names;
    private final Function<Map<Vault.Name, Vault.Entry>, T> meaning;

    private VaultReading(Set<Vault.Name> names, Function<Map<Vault.Name, Vault.Entry>, T> meaning) {
        this.names = names;
        this.meaning = meaning;
    }

    /** One record, if there is one. */
    public static VaultReading<Optional<Vault.Entry>> of(String kind, String name) {
        var one = new Vault.Name(kind, name);
        return new VaultReading<>(Set.of(one), found -> Optional.ofNullable(found.get(one)));
    }

    /** What needs no record. */
    public static <T extends @Nullable Object> VaultReading<T> just(T known) {
        return new VaultReading<>(Set.of(), found -> known);
    }

    /** All of these, in their order. */
    public static <T extends @Nullable Object> VaultReading<List<T>> all(List<VaultReading<T>> readings) {
        var names = new LinkedHashSet<Vault.Name>();
        readings.forEach(reading -> names.addAll(reading.names));
        return new VaultReading<>(
                names,
                found ->
                        readings.stream().map(reading -> reading.meaning(found)).toList());
    }

    public <R extends @Nullable Object> VaultReading<R> map(Function<? super T, R> further) {
        return new VaultReading<>(names, found -> further.apply(meaning.apply(found)));
    }

    public <U extends @Nullable Object, R extends @Nullable Object> VaultReading<R> and(
            VaultReading<U> other, BiFunction<? super T, ? super U, R> both) {
        var all = new LinkedHashSet<Vault.Name>();
        Stream.of(names, other.names).forEach(all::addAll);
        return new VaultReading<>(all, found -> both.apply(meaning.apply(found), other.meaning.apply(found)));
    }

    List<Vault.Name> names() {
        return List.copyOf(names);
    }

    T meaning(Map<Vault.Name, Vault.Entry> found) {
        return meaning.apply(found);
    }
}
