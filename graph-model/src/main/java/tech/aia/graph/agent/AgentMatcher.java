package tech.aia.graph.agent;

import java.util.List;

/** Finds agents by meaning; implemented where embeddings are known. Safe for use by many threads. */
public interface AgentMatcher {

    /**
     * An agent whose description is close in meaning to a text.
     *
     * @param similarity {@code (1 + cosine) / 2}, 0 to 1
     */
    record Match(String agentId, double similarity) {}

    /** Agents close enough to the text to be trusted with it, the closest first; none is an answer too. */
    List<Match> closest(String text, int limit);
}
