package tech.aia.graph.insight.purchases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers products in the order they are met, so that a purchase needs no text. Safe for use by many threads. */
final class Products {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();

    synchronized int number(String id) {
        return numbers.computeIfAbsent(id, unknown -> {
            ids.add(unknown);
            return ids.size() - 1;
        });
    }

    synchronized String id(int number) {
        return ids.get(number);
    }

    synchronized int size() {
        return ids.size();
    }
}
