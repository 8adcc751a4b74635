package tech.aia.embeddings.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;

/** Which properties can be filtered by, and of which kinds their values are. */
final class PropertyCatalog {

    private static final int NEAREST = 3;

    private final NavigableMap<String, List<PropertyKind<?>>> kinds = new TreeMap<>();

    PropertyCatalog(IndexReader reader) {
        for (FieldInfo field : FieldInfos.getMergedFieldInfos(reader)) {
            for (PropertyKind<?> kind : Fields.KINDS) {
                kind.property(field.name)
                        .ifPresent(property -> kinds.computeIfAbsent(property, _ -> new ArrayList<>())
                                .add(kind));
            }
        }
        for (String builtIn : List.of("id", "type", "name")) {
            kinds.put(builtIn, List.of(Fields.KEYWORDS));
        }
    }

    Set<String> properties() {
        return Collections.unmodifiableSet(kinds.navigableKeySet());
    }

    /** The kinds of a known property; at least one. */
    List<PropertyKind<?>> kinds(String property) {
        List<PropertyKind<?>> known = kinds.get(property);
        if (known == null) {
            throw new SearchIndexException.UnknownProperty(property, nearest(property));
        }
        return known;
    }

    private List<String> nearest(String property) {
        String wanted = property.toLowerCase(Locale.ROOT);
        return kinds.keySet().stream()
                .map(known -> Map.entry(known, distance(wanted, known.toLowerCase(Locale.ROOT))))
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                .limit(NEAREST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Levenshtein distance. Looks at the first 100 characters only, which is enough to tell what was meant. */
    private static int distance(String wanted, String known) {
        String a = wanted.substring(0, Math.min(100, wanted.length()));
        String b = known.substring(0, Math.min(100, known.length()));
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
