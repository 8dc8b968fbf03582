/**
 * Webhook data belongs to a profile. An empty `profile_id` marks data from before the first
 * profile; the first active one takes it over. A sender's id identifies a delivery within its
 * profile only: two Coze accounts may use the same ids.
 */
export const webhooksPerProfileMigration = `
ALTER TABLE webhook_deliveries ADD COLUMN profile_id TEXT NOT NULL DEFAULT '';
ALTER TABLE webhook_rules ADD COLUMN profile_id TEXT NOT NULL DEFAULT '';
ALTER TABLE webhook_tests ADD COLUMN profile_id TEXT NOT NULL DEFAULT '';

DROP INDEX webhook_by_event;
DROP INDEX webhook_by_repeat_key;
CREATE UNIQUE INDEX webhook_by_event ON webhook_deliveries (event_key, profile_id) WHERE event_key IS NOT NULL;
CREATE UNIQUE INDEX webhook_by_repeat_key ON webhook_deliveries (repeat_key, profile_id) WHERE repeat_key IS NOT NULL;
CREATE INDEX webhook_of_nobody ON webhook_deliveries (number) WHERE profile_id = '';
`;
