package tech.aia.graph.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.aia.cypher.Graph;
import tech.aia.cypher.GraphTransaction;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.access.Secrets;

/** {@link Webhooks}: what is secret in the vault, the rest on the node. */
final class DefaultWebhooks implements Webhooks {
    private static final int MOST_OF_AN_OWNER = 100;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int ID_LENGTH = 16;
    private static final int HASTENED_AT_ONCE = 2_000;

    private static final String COUNT = """
            MATCH (w:Webhook) WHERE w.owner = $owner AND w.id > '' AND w.deleted IS NULL
            RETURN count(w) AS webhooks""";
    private static final String CREATE = "CREATE (w:Webhook) SET w = $properties";
    private static final String CHANGE = """
            MATCH (w:Webhook {id: $id}) WHERE w.deleted IS NULL
            WITH w, coalesce(w.ever, w.events) AS ever
            SET w += $set, w.ever = ever + [event IN coalesce($set.events, []) WHERE NOT event IN ever]""";
    private static final String FIND = "MATCH (w:Webhook {id: $id}) WHERE w.deleted IS NULL RETURN w {.*} AS webhook";
    private static final String LIST = """
            MATCH (w:Webhook) WHERE ($owner IS NULL OR w.owner = $owner) AND w.deleted IS NULL
            RETURN w {.*} AS webhook ORDER BY w.id""";
    private final Graph graph;
    private final WebhookVault vault;
    private final WebhookRemoval removal;
    private final PendingSignal pending;
    private final Clock clock;

    DefaultWebhooks(Graph graph, WebhookVault vault, WebhookRemoval removal, PendingSignal pending, Clock clock) {
        this.graph = graph;
        this.vault = vault;
        this.removal = removal;
        this.pending = pending;
        this.clock = clock;
    }

    @Override
    public Webhook.Issued register(NewWebhook given) {
        EventPattern.types(given.events());
        var secret = given.secret() == null ? WebhookSecret.generate() : WebhookSecret.checked(given.secret());
        var properties = properties(given);
        var id = String.valueOf(properties.get("id"));
        requireRoom(given.owner());
        // First, so that there is no webhook that nothing can be sent to; alone it leads to nothing.
        vault.create(
                id,
                new WebhookVault.Sealed(given.owner(), given.url(), List.of(new WebhookVault.Signer(secret, null))));
        graph.write(tx -> tx.run(CREATE, Map.of("properties", properties)));
        return new Webhook.Issued(existing(id), given.secret() == null ? secret : null);
    }

    private void requireRoom(String owner) {
        var count = graph.read(COUNT, Map.of("owner", owner)).getFirst().integer("webhooks");
        if (count >= MOST_OF_AN_OWNER) {
            throw new GraphModelException.TooMany(
                    "A caller has at most " + MOST_OF_AN_OWNER + " webhooks; delete one first", 0);
        }
    }

    private Map<String, @Nullable Object> properties(NewWebhook given) {
        var now = Times.zoned(clock.instant());
        var properties = new HashMap<String, @Nullable Object>();
        properties.put("id", "webhook_" + Secrets.random().substring(0, ID_LENGTH));
        properties.put("owner", given.owner());
        properties.put("host", host(given.url()));
        properties.put("events", given.events());
        properties.put("ever", given.events());
        properties.put("description", description(given.description()));
        properties.put("active", given.active());
        properties.put("inactive_because", given.active() ? null : WebhookNodes.PAUSED);
        properties.put("since", now);
        properties.put("created_at", now);
        properties.put("updated_at", now);
        properties.put("seq", 0L);
        return properties;
    }

    @Override
    public Optional<Webhook> find(String id) {
        return graph.read(FIND, Map.of("id", id)).stream()
                .findFirst()
                .flatMap(row -> webhook(row.map("webhook"), vault.find(id).orElse(null)));
    }

    @Override
    public List<Webhook> list(@Nullable String owner) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("owner", owner);
        var nodes = graph.read(LIST, parameters).stream()
                .map(row -> row.map("webhook"))
                .toList();
        var sealed = vault.findAll(
                nodes.stream().map(node -> String.valueOf(node.get("id"))).toList());
        return nodes.stream()
                .map(node -> webhook(node, sealed.get(String.valueOf(node.get("id")))))
                .flatMap(Optional::stream)
                .filter(webhook -> owner == null || owner.equals(webhook.owner()))
                .toList();
    }

    @Override
    public Webhook change(String id, WebhookChange change) {
        var before = existing(id);
        var set = new HashMap<String, @Nullable Object>();
        if (change.events() != null) {
            EventPattern.types(change.events());
            set.put("events", change.events());
        }
        if (change.description() != null) {
            set.put("description", description(change.description()));
        }
        var url = change.url();
        if (url != null) {
            set.put("host", host(url));
            set.put("not_before", null);
        }
        if (url != null) {
            vault.change(id, kept -> kept.withUrl(url));
        }
        // After that, so that whoever claimed later knows where it leads now.
        var now = clock.instant();
        if (change.active() != null && change.active() != before.active()) {
            set.put("active", change.active());
            set.put("inactive_because", change.active() ? null : WebhookNodes.PAUSED);
            set.put("since", Times.zoned(now));
            set.put("not_before", null);
        }
        set.put("updated_at", Times.zoned(now));
        graph.write(tx -> locked(tx, id).run(CHANGE, Map.of("id", id, "set", set)));
        if (set.containsKey("not_before")) {
            hasten(id, now);
        }
        pending.raise();
        return existing(id);
    }

    /** Not all at once, as it can be very much. */
    private void hasten(String id, Instant now) {
        long hastened;
        do {
            hastened = graph.write(tx -> DeliveryNodes.hasten(locked(tx, id), id, now, HASTENED_AT_ONCE));
        } while (hastened > 0);
    }

    @Override
    public Webhook.Issued rotate(String id, @Nullable String secret, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new GraphModelException.InvalidValue(
                    "overlap_seconds",
                    "The secret before stays good for 0 to " + LONGEST_OVERLAP.toSeconds() + " seconds",
                    overlap.toSeconds());
        }
        var next = secret == null ? WebhookSecret.generate() : WebhookSecret.checked(secret);
        existing(id);
        var now = clock.instant();
        vault.change(id, kept -> kept.withSecret(next, now.plus(overlap), now));
        return new Webhook.Issued(existing(id), secret == null ? next : null);
    }

    @Override
    public void delete(String id) {
        remove(List.of(existing(id)));
    }

    @Override
    public void deleteAll(String owner) {
        remove(list(owner));
    }

    private void remove(List<Webhook> webhooks) {
        var ids = webhooks.stream().map(Webhook::id).toList();
        removal.mark(ids);
        // Those after one that is left for the upkeep are left, too: nobody waits for them.
        var _ = ids.stream().allMatch(removal::take);
    }

    private static GraphTransaction locked(GraphTransaction tx, String id) {
        WebhookNodes.lock(tx, List.of(id));
        return tx;
    }

    private Webhook existing(String id) {
        return find(id).orElseThrow(() -> new GraphModelException.NotFound("There is no webhook '" + id + "'"));
    }

    private Optional<Webhook> webhook(Map<String, @Nullable Object> node, WebhookVault.@Nullable Sealed sealed) {
        if (sealed == null) {
            return Optional.empty();
        }
        return Optional.of(new Webhook(
                String.valueOf(node.get("id")),
                sealed.owner(),
                sealed.url(),
                WebhookNodes.strings(node.get("events")),
                WebhookNodes.strings(node.getOrDefault("ever", node.get("events"))),
                node.get("description") instanceof String text ? text : null,
                Boolean.TRUE.equals(node.get("active")),
                node.get("inactive_because") instanceof String why ? why : null,
                Objects.requireNonNullElse(Times.instant(node.get("created_at")), Instant.EPOCH),
                Objects.requireNonNullElse(Times.instant(node.get("updated_at")), Instant.EPOCH),
                sealed.previousUntil(clock.instant()),
                Optional.ofNullable(Times.instant(node.get("not_before")))
                        .filter(clock.instant()::isBefore)
                        .orElse(null)));
    }

    private static @Nullable String description(@Nullable String text) {
        if (text != null && text.length() > LONGEST_DESCRIPTION) {
            throw new GraphModelException.InvalidValue(
                    "description",
                    "A webhook's description has at most " + LONGEST_DESCRIPTION + " characters",
                    text.length());
        }
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable String host(String url) {
        try {
            return URI.create(url).getHost();
        } catch (IllegalArgumentException notReadable) {
            throw new GraphModelException.InvalidValue("webhook_url", "The webhook_url is no URL", url);
        }
    }
}
