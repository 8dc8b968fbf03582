import { z } from 'zod';

/**
 * Who did it: a person in the window, a command of the headless program, or the app itself. Empty
 * in entries from before this was recorded.
 */
export const auditActorSchema = z.enum(['person', 'command', 'app']);
export type AuditActor = z.infer<typeof auditActorSchema>;

/** One entry of the audit log. */
export const auditEntrySchema = z.object({
  number: z.number().int(),
  at: z.string(),
  actor: auditActorSchema.or(z.literal('')),
  /** `approval.once`, `rule.removed`, `secret.replaced`, `settings.changed`, … */
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Groups of actions to filter by. Each action starts with one of the words of its group. */
export const AUDIT_GROUPS = {
  secrets: ['secret.', 'key.', 'webhook.token-rotated'],
  approvals: ['approval.', 'rule.', 'drift.', 'mapping.', 'server.', 'policy.'],
  settings: ['settings.', 'login-item.'],
  profiles: ['profile.'],
  exports: [
    'chat.exported',
    'chat.trace-exported',
    'webhook.exported',
    'audit.exported',
    'bundle.saved',
  ],
  webhooks: ['webhook.'],
  automations: ['automation.', 'acceptance.'],
  backups: ['backup.'],
} as const satisfies Record<string, readonly string[]>;
export const auditGroupSchema = z.enum([
  'secrets',
  'approvals',
  'settings',
  'profiles',
  'exports',
  'webhooks',
  'automations',
  'backups',
]);

/** Filter for the log; all of it by default. */
export const auditFilterSchema = z.object({
  group: auditGroupSchema.nullable(),
  actor: auditActorSchema.nullable(),
  text: z.string().max(200),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** Whether the log is unchanged. `brokenAt`: number of the first entry that is not, or null. */
export const auditProofSchema = z.object({
  entries: z.number().int(),
  brokenAt: z.number().int().nullable(),
  lastHash: z.string(),
});
export type AuditProof = z.infer<typeof auditProofSchema>;
