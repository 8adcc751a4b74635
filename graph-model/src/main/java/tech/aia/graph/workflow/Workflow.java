package tech.aia.graph.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named workflow in one of its versions.
 *
 * @param name lower-case words joined by hyphens or underscores
 * @param version 1 for the first
 * @param latest the number of its newest version
 * @param createdAt when this version was made
 */
public record Workflow(
        String name,
        @Nullable String description,
        int version,
        int latest,
        WorkflowDefinition definition,
        @Nullable Instant createdAt) {}
