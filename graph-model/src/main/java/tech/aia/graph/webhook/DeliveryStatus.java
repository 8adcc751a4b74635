package tech.aia.graph.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a delivery is: waiting or under way, delivered, or given up. */
public enum DeliveryStatus {
    PENDING,
    DELIVERED,
    DEAD;

    /** As in the graph, such as {@code pending}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DeliveryStatus> find(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }
}
