package tech.aia.app.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tech.aia.graph.access.Tier;
import tech.aia.graph.access.Vault;
import tech.aia.graph.task.TaskAllowance;

/** How many tasks callers may have under way. */
@Component
public class TaskAllowances {
    private static final String KIND = "tasks of";

    private final Vault vault;
    private final LimitSettings settings;

    TaskAllowances(Vault vault, LimitSettings settings) {
        this.vault = vault;
        this.settings = settings;
    }

    /** That of whoever made the request that this thread answers; null where there is no limit. */
    public @Nullable TaskAllowance current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    /** As {@link #current()}, for a caller whose tasks another thread may submit. */
    @Nullable
    TaskAllowance of(@Nullable Authentication caller) {
        return caller == null || LimitFilter.tier(caller) == Tier.UNLIMITED
                ? null
                : new TaskAllowance(vault.alias(KIND, LimitFilter.key(caller)), settings.concurrentTasks());
    }
}
