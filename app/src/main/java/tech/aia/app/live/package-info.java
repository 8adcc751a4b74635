/**
 * GraphQL subscriptions: what happens to tasks, entities and relationships, out of the same log as the event stream. How they reach their
 * callers is in {@code door}.
 */
@NullMarked
package tech.aia.app.live;

import org.jspecify.annotations.NullMarked;
