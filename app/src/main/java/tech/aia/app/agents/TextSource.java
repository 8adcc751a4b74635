package tech.aia.app.agents;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tech.aia.graph.entity.Entity;
import tech.aia.graph.entity.EntityType;

/**
 * Reads the texts that a task names: those of entities, by {@code data_source}, {@code property}, {@code filters} and {@code limit}, or
 * those in {@code texts}.
 */
@Component
class TextSource {
    /** Where an entity keeps what it says, the first that it has. */
    private static final List<String> SPEAKING = List.of("description", "text", "summary", "title", "name");

    private final DataSources sources;

    TextSource(DataSources sources) {
        this.sources = sources;
    }

    /**
     * A text.
     *
     * @param id of its entity; null for a text given in the requirements
     * @param name of its entity; empty when it has none
     */
    record Text(@Nullable String id, String name, String text) {}

    /**
     * The texts to work on.
     *
     * @param type of their entities; null for texts given in the requirements
     * @param without how many entities have no text
     * @param complete false when there are more than were asked for
     */
    record Texts(@Nullable EntityType type, List<Text> all, int without, boolean complete) {}

    Texts read(Requirements wanted) {
        if (wanted.has("texts") == wanted.has("data_source")) {
            throw new TaskRefused(
                    "Name either requirements.data_source, an entity type, or requirements.texts, a list of texts");
        }
        var texts = wanted.has("texts") ? given(wanted) : ofEntities(wanted);
        if (texts.all().isEmpty()) {
            throw new TaskRefused("There are no texts to read");
        }
        return texts;
    }

    private static Texts given(Requirements wanted) {
        for (var name : List.of("property", "filters", "limit", "write_to")) {
            if (wanted.has(name)) {
                throw new TaskRefused("requirements." + name + " is for entities; requirements.texts are none");
            }
        }
        var texts = wanted.texts("texts");
        if (texts.size() > DataSources.MOST) {
            throw new TaskRefused("requirements.texts has more than " + DataSources.MOST + " texts");
        }
        var all = texts.stream()
                .filter(text -> !text.isBlank())
                .map(text -> new Text(null, "", text))
                .toList();
        return new Texts(null, all, texts.size() - all.size(), true);
    }

    private Texts ofEntities(Requirements wanted) {
        var property = wanted.text("property");
        var found = sources.read(wanted, entity -> text(entity, property));
        var all = found.all().stream().filter(text -> !text.text().isBlank()).toList();
        if (all.isEmpty() && property != null) {
            throw new TaskRefused("No " + found.type().name() + " has a text in '" + property + "'");
        }
        return new Texts(found.type(), all, found.all().size() - all.size(), found.complete());
    }

    private static Text text(Entity entity, @Nullable String property) {
        var keys = property == null ? SPEAKING.stream() : Stream.of(property);
        var text = keys.map(entity.properties()::get)
                .map(TextSource::words)
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse("");
        return new Text(entity.id(), DataSources.name(entity), text);
    }

    private static String words(@Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case List<?> list ->
                String.join(
                        ", ",
                        list.stream()
                                .filter(String.class::isInstance)
                                .map(Objects::toString)
                                .toList());
            case null, default -> "";
        };
    }
}
