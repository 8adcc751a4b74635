package tech.aia.app.agents.llm;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.aia.embeddings.FoundEntity;
import tech.aia.embeddings.SearchQuery;
import tech.aia.embeddings.SemanticSearch;
import tech.aia.embeddings.index.SearchMode;
import tech.aia.graph.GraphModelException;
import tools.jackson.databind.json.JsonMapper;

/** {@code search_graph}: finds entities by meaning and words. */
final class SearchTool implements GraphTool {
    private static final int USUAL = 10;
    private static final int MOST = 50;
    private static final int LONGEST_QUERY = 2_000;
    private static final int LONGEST_DESCRIPTION = 200;

    private final SemanticSearch search;
    private final Sightings sightings;

    SearchTool(SemanticSearch search, Sightings sightings) {
        this.search = search;
        this.sightings = sightings;
    }

    @Override
    public ToolSpecification specification() {
        return ToolSpecification.builder()
                .name("search_graph")
                .description("Finds entities of the graph by what they mean and by words, the closest first.")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("query", "What is looked for, in plain words")
                        .addProperty(
                                "types",
                                JsonArraySchema.builder()
                                        .description("Only these types, such as customer")
                                        .items(new JsonStringSchema())
                                        .build())
                        .addIntegerProperty("limit", "How many, 1 to " + MOST + "; " + USUAL + " when absent")
                        .required("query")
                        .build())
                .build();
    }

    @Override
    public Shown call(Map<String, @Nullable Object> arguments) {
        var text = Texts.shortened(Arguments.text(arguments, "query"), LONGEST_QUERY);
        var types = Set.copyOf(Arguments.texts(arguments, "types"));
        var limit = Arguments.number(arguments, "limit", USUAL, MOST);
        try {
            var found = search.search(new SearchQuery(text, limit, 0, SearchMode.HYBRID, types, List.of(), false))
                    .found();
            found.forEach(
                    one -> sightings.entity(one.entity().id(), one.entity().name()));
            var rows = found.stream().map(SearchTool::row).toList();
            return new Shown(JsonMapper.shared().writeValueAsString(Map.of("found", rows)), rows.size());
        } catch (GraphModelException.InvalidValue invalid) {
            throw new Refused(String.valueOf(invalid.getMessage()));
        }
    }

    private static Map<String, Object> row(FoundEntity one) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", one.entity().id());
        row.put("type", one.entity().type());
        var name = one.entity().name();
        if (name != null) {
            row.put("name", Texts.shortened(name, LONGEST_DESCRIPTION));
        }
        if (one.entity().properties().get("description") instanceof String description) {
            row.put("description", Texts.shortened(description, LONGEST_DESCRIPTION));
        }
        var similarity = one.similarity();
        if (similarity != null) {
            row.put("similarity", Math.round(similarity * 1000) / 1000.0);
        }
        return row;
    }
}
