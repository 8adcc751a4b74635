package tech.aia.graph.task;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.aia.graph.GraphModelException;
import tech.aia.graph.entity.PropertyValues;
import tech.aia.graph.people.Submitter;

/**
 * A task to be done.
 *
 * @param taskType kind of work, 1 to {@value #LONGEST_TYPE} characters; also the capability it needs unless {@code requirements}
 *     names another as {@code capability}
 * @param priority 1 to 10, 10 being the most urgent
 * @param requirements what the work needs to know, kept whole
 * @param context where it comes from, kept whole
 * @param agentsRequired ids or names of the only agents that may take it; empty for any
 * @param about ids of the entities it is about
 * @param place what it depends on, and what it is part of
 * @param by who submits it, for the history
 * @param idempotencyKey says that two submissions are the same one; null when nothing is to be compared
 * @param allowance what it counts against as long as it has not ended; null for nothing
 * @param submitter who logged in and submits it; null for anything else, where the context may name somebody as {@code user_id}
 */
public record NewTask(
        String taskType,
        String description,
        int priority,
        @Nullable Map<String, ? extends @Nullable Object> requirements,
        @Nullable Map<String, ? extends @Nullable Object> context,
        List<String> agentsRequired,
        List<String> about,
        RetryPolicy retry,
        TaskTimeouts timeouts,
        TaskPlace place,
        String by,
        @Nullable String idempotencyKey,
        @Nullable TaskAllowance allowance,
        @Nullable Submitter submitter) {
    public static final int DEFAULT_PRIORITY = 5;
    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST_KEY = 255;
    private static final int MOST_NAMES = 100;

    public NewTask {
        agentsRequired = List.copyOf(agentsRequired);
        about = List.copyOf(about);
        require(!taskType.isBlank(), "task_type", "The task_type is empty; name the kind of work", taskType);
        require(
                taskType.length() <= LONGEST_TYPE && taskType.chars().noneMatch(Character::isISOControl),
                "task_type",
                "A task_type is at most " + LONGEST_TYPE + " characters, none of them a control character",
                taskType);
        PropertyValues.storable("description", description);
        require(priority >= 1 && priority <= 10, "priority", "The priority must be between 1 and 10", priority);
        require(
                agentsRequired.size() <= MOST_NAMES,
                "agents_required",
                "At most " + MOST_NAMES + " agents can be named",
                agentsRequired.size());
        require(about.size() <= MOST_NAMES, "about", "At most " + MOST_NAMES + " entities can be named", about.size());
        require(
                idempotencyKey == null || (!idempotencyKey.isBlank() && idempotencyKey.length() <= LONGEST_KEY),
                "Idempotency-Key",
                "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters",
                idempotencyKey);
    }

    /** A task with nothing but its kind and description. */
    public static NewTask of(String taskType, String description) {
        return new NewTask(
                taskType,
                description,
                DEFAULT_PRIORITY,
                null,
                null,
                List.of(),
                List.of(),
                RetryPolicy.DEFAULT,
                TaskTimeouts.NONE,
                TaskPlace.ALONE,
                "api",
                null,
                null,
                null);
    }

    /** This task with something else about it. */
    public Builder with() {
        return new Builder(this);
    }

    /** Changes a few things of a task. For one thread. */
    public static final class Builder {
        private final NewTask task;
        private int priority;
        private @Nullable Map<String, ? extends @Nullable Object> requirements;
        private @Nullable Map<String, ? extends @Nullable Object> context;
        private List<String> agentsRequired;
        private RetryPolicy retry;
        private TaskTimeouts timeouts;
        private TaskPlace place;
        private @Nullable String idempotencyKey;
        private @Nullable TaskAllowance allowance;
        private @Nullable Submitter submitter;

        private Builder(NewTask task) {
            this.task = task;
            this.priority = task.priority;
            this.requirements = task.requirements;
            this.context = task.context;
            this.agentsRequired = task.agentsRequired;
            this.retry = task.retry;
            this.timeouts = task.timeouts;
            this.place = task.place;
            this.idempotencyKey = task.idempotencyKey;
            this.allowance = task.allowance;
            this.submitter = task.submitter;
        }

        public Builder priority(int level) {
            this.priority = level;
            return this;
        }

        public Builder requirements(@Nullable Map<String, ? extends @Nullable Object> needs) {
            this.requirements = needs;
            return this;
        }

        public Builder context(@Nullable Map<String, ? extends @Nullable Object> origin) {
            this.context = origin;
            return this;
        }

        public Builder agents(List<String> names) {
            this.agentsRequired = names;
            return this;
        }

        public Builder retry(RetryPolicy policy) {
            this.retry = policy;
            return this;
        }

        public Builder timeouts(TaskTimeouts limits) {
            this.timeouts = limits;
            return this;
        }

        public Builder place(TaskPlace among) {
            this.place = among;
            return this;
        }

        public Builder idempotencyKey(@Nullable String key) {
            this.idempotencyKey = key;
            return this;
        }

        public Builder allowance(@Nullable TaskAllowance against) {
            this.allowance = against;
            return this;
        }

        public Builder submitter(@Nullable Submitter who) {
            this.submitter = who;
            return this;
        }

        /** @throws GraphModelException.InvalidValue if something is out of range */
        public NewTask build() {
            return new NewTask(
                    task.taskType,
                    task.description,
                    priority,
                    requirements,
                    context,
                    agentsRequired,
                    task.about,
                    retry,
                    timeouts,
                    place,
                    task.by,
                    idempotencyKey,
                    allowance,
                    submitter);
        }
    }

    /** What a worker must be able to do. */
    String capability() {
        return namedCapability() == null ? taskType : String.valueOf(namedCapability());
    }

    /** The capability that the requirements name, if they do. */
    @Nullable
    String namedCapability() {
        return requirements != null && requirements.get("capability") instanceof String name && !name.isBlank()
                ? name
                : null;
    }

    private static void require(boolean condition, String field, String issue, @Nullable Object given) {
        if (!condition) {
            throw new GraphModelException.InvalidValue(field, issue, given);
        }
    }
}
