/**
 * Webhooks: who is told of what happens, which of it is still to be told, and what became of it. {@link
 * tech.aia.graph.webhook.EventFanOut} turns the ordered changes of the graph into deliveries, {@link
 * tech.aia.graph.webhook.DeliveryQueue} hands them out to who sends them.
 */
@NullMarked
package tech.aia.graph.webhook;

import org.jspecify.annotations.NullMarked;
