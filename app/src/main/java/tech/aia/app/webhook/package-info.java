/** Sends webhooks: turns what happens into deliveries, signs them, sends them, and says what became of them. */
@NullMarked
package tech.aia.app.webhook;

import org.jspecify.annotations.NullMarked;
