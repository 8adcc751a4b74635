package tech.aia.graph.activity;

/**
 * The activities of all users in a time. Users and sessions are those of whom something was recorded; where requests were sampled there may
 * be more.
 *
 * @param activeSessions sessions with an activity in the last half hour of the time
 */
public record PlatformActivity(ActivityFigures figures, long users, long sessions, long activeSessions) {}
