package tech.aia.graph.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.agent.Agent;

/** An agent that a task is assigned to, and since when; null where the graph does not say. */
public record Assignment(Agent agent, @Nullable Instant assignedAt) {}
