package tech.aia.graph.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.access.Role;

/** What to change of a person; null stays as it is. */
public record PersonChange(
        @Nullable String name,
        @Nullable List<Role> roles,
        @Nullable Boolean active) {}
