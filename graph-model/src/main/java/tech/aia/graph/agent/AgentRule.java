package tech.aia.graph.agent;

import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;

/** A rule for agents of some kind, implemented where that kind is known. Safe for use by many threads. */
@FunctionalInterface
public interface AgentRule {
    /**
     * Passes agents that the rule does not concern.
     *
     * @param before the agent that is about to be changed; null when it is about to be registered
     * @throws GraphModelException.InvalidValue naming what is wrong
     */
    void requireValid(@Nullable AgentDetails before, AgentChange change);
}
