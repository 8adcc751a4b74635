// Who is told of what happens, and what is still to be told. Only a delivery that waits has a lane, and only the first of each lane is due,
// so the indexes of both hold nothing that is over.
CREATE CONSTRAINT webhook_id IF NOT EXISTS FOR (w:Webhook) REQUIRE w.id IS UNIQUE;
CREATE RANGE INDEX webhook_owner IF NOT EXISTS FOR (w:Webhook) ON (w.owner, w.id);
CREATE CONSTRAINT webhook_cursor_name IF NOT EXISTS FOR (c:WebhookCursor) REQUIRE c.name IS UNIQUE;
CREATE CONSTRAINT webhook_delivery_id IF NOT EXISTS FOR (d:WebhookDelivery) REQUIRE d.id IS UNIQUE;
CREATE RANGE INDEX webhook_delivery_lane IF NOT EXISTS FOR (d:WebhookDelivery) ON (d.lane, d.seq);
CREATE RANGE INDEX webhook_delivery_due IF NOT EXISTS FOR (d:WebhookDelivery) ON (d.webhook_id, d.due_at);
CREATE RANGE INDEX webhook_delivery_list IF NOT EXISTS FOR (d:WebhookDelivery) ON (d.webhook_id, d.status, d.seq);
CREATE RANGE INDEX webhook_delivery_ended IF NOT EXISTS FOR (d:WebhookDelivery) ON (d.status, d.ended_at);
CREATE CONSTRAINT webhook_alert_key IF NOT EXISTS FOR (a:WebhookAlert) REQUIRE a.key IS UNIQUE;
