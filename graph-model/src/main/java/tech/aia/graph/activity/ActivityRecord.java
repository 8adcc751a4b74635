package tech.aia.graph.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An activity to be stored.
 *
 * @param request tells whether another under the same id is the same; null where none can come
 * @param weight how many activities it stands for, itself included: 1 over the share that is recorded
 */
record ActivityRecord(String id, @Nullable String request, NewActivity activity, double weight) {
    Instant at() {
        return activity.at();
    }
}
