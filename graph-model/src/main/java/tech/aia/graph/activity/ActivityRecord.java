package tech.aia.graph.activity;

import org.jspecify.annotations.Nullable;

/**
 * An activity to be stored.
 *
 * @param request tells whether another under the same id is the same; null where none can come
 * @param sampled whether it is a request that the platform itself recorded
 * @param weight how many activities it stands for, itself included: 1 over the share that is recorded
 */
record ActivityRecord(String id, @Nullable String request, NewActivity activity, boolean sampled, double weight) {}
