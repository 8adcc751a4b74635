package tech.aia.app.agents;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tech.aia.app.work.TaskSettings;
import tech.aia.embeddings.SearchQuery;
import tech.aia.embeddings.SemanticSearch;
import tech.aia.embeddings.index.SearchMode;
import tech.aia.graph.agent.AgentMatcher;

/** {@link AgentMatcher} by semantic search among agents. */
@Component
class MeaningMatcher implements AgentMatcher {
    private static final Logger LOG = LoggerFactory.getLogger(MeaningMatcher.class);
    private static final int LONGEST_TEXT = 2000;

    private final SemanticSearch search;
    private final TaskSettings settings;

    MeaningMatcher(SemanticSearch search, TaskSettings settings) {
        this.search = search;
        this.settings = settings;
    }

    @Override
    public List<Match> closest(String text, int limit) {
        var words = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        var query = new SearchQuery(
                words, limit, settings.matchThreshold(), SearchMode.SEMANTIC, Set.of("agent"), List.of(), false);
        try {
            return search.search(query).found().stream()
                    .filter(found -> found.similarity() != null)
                    .map(found -> new Match(found.entity().id(), Objects.requireNonNull(found.similarity())))
                    .toList();
        } catch (RuntimeException failure) {
            // A task is accepted even when nothing can be searched at the moment: whoever has its capability can take
            // it.
            LOG.warn("No agent could be found by meaning: {}", failure.getMessage());
            return List.of();
        }
    }
}
