/**
 * How GraphQL subscriptions reach their callers: WebSockets that speak graphql-transport-ws, and server-sent events. Holds open connections
 * to their limits, and looks again and again whether their callers still may.
 */
@NullMarked
package tech.aia.app.live.door;

import org.jspecify.annotations.NullMarked;
