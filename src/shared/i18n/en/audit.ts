import type { Texts } from '../text-shape';
import type { audit as zh } from '../zh-CN/audit';

/** The audit log and the diagnostics bundle. */
export const audit: Texts<typeof zh> = {
  title: 'Audit',
  text: 'Who did what with keys, approvals, settings and data, and when. Entries are only added; each carries the hash of the one before, so a change shows.',
  filter: 'Filter the audit log',
  group: { label: 'Kind', all: 'All kinds', secrets: 'Keys and tokens', approvals: 'Tool approvals', settings: 'Settings', profiles: 'Connections', exports: 'Exports', webhooks: 'Webhooks', automations: 'Automations and acceptance', backups: 'Backups' },
  actor: { label: 'Who', all: 'Everyone', person: 'Person in the window', command: 'Command line', app: 'The app itself', unknown: 'not recorded' },
  search: 'Search actions, subjects or details',
  prove: 'Verify',
  export: 'Export…',
  whole: 'The log is whole: {{count}} entries, the chain of hashes is unbroken.',
  broken: 'Entry {{number}} is not what was written, or it is missing. Keep the data folder and find out who changed it.',
  exported: 'Exported to {{path}}.',
  list: 'Audit entries',
  at: 'When', who: 'Who', action: 'Action', subject: 'Subject', detail: 'Detail',
  more: 'Show older ones',
  empty: 'No entry yet', emptyText: 'Once a key is replaced, a setting changed or a tool approved, it stands here.', noMatch: 'No entry fits.',
  did: {
    'secret-set': 'Secret stored', 'secret-replaced': 'Secret replaced', 'secret-deleted': 'Secret deleted', 'key-set': 'KAI key set', 'key-removed': 'KAI key removed',
    'settings-changed': 'Setting changed', 'login-item-changed': 'Start with the computer changed',
    'profile-saved': 'Connection saved', 'profile-removed': 'Connection removed', 'profile-activated': 'Connection activated', 'profile-exported': 'Connection exported', 'profile-imported': 'Connection imported', 'profile-rotated': 'Key rotated',
    'chat-exported': 'Conversation exported', 'chat-trace-exported': 'Trace of an answer exported', 'webhook-exported': 'Deliveries exported', 'audit-exported': 'Audit log exported', 'bundle-saved': 'Diagnostics bundle saved',
    'webhook-token-rotated': 'Webhook token rotated', 'webhook-replayed': 'Delivery replayed', 'webhook-resent': 'Delivery edited and resent', 'webhook-redriven': 'Dead letters redriven',
    'backup-created': 'Backup created', 'backup-deleted': 'Backup deleted', 'backup-restore-begun': 'Restore begun', 'backup-restored': 'Backup restored',
    'acceptance-run': 'Acceptance run',
    'approval-once': 'Allowed once', 'approval-session': 'Allowed for this run', 'approval-always': 'Always allowed', 'approval-never': 'Never allowed', 'approval-refused': 'Refused', 'approval-withdrawn': 'Request withdrawn',
    'approval-blocked': 'Refused, definition not accepted', 'approval-command': 'Allowed by the command line', 'rule-ask': 'Rule added: ask each time', 'approval-read-only-hint': 'Read-only tool allowed', 'approval-knowledge-mode': 'Looked up for knowledge mode',
    'rule-session': 'Rule added: this run', 'rule-always': 'Rule added: always', 'rule-never': 'Rule added: never', 'rule-removed': 'Rule removed',
    'drift-accepted': 'Tool change accepted', 'drift-blocked': 'Tool change blocked', 'mapping-changed': 'Tool mapping changed', 'server-saved': 'KAI server saved', 'server-removed': 'KAI server removed',
  },
  bundle: {
    title: 'Diagnostics bundle',
    text: 'One JSON file with what helps to find a problem, to be sent to whoever helps you. No keys, tokens, questions or answers are in it; look through it before you save.',
    prepare: 'Collect', preparing: 'Collecting and diagnosing, half a minute at most…', again: 'Collect again', save: 'Save…', saved: 'Saved as {{path}}.',
    list: 'What is in the bundle', entries: '{{count}} items', cut: 'only the beginning is shown', show: 'Look at it', open: 'Diagnostics bundle…',
    part: { versions: 'Versions', settings: 'Settings', connections: 'Connections and KAI servers', checks: 'Diagnosis', services: 'Services', metrics: 'Figures', data: 'Data and backups', audit: 'Audit, without content', log: 'Latest log', errors: 'Latest errors' },
    note: {
      versions: 'App, Electron, operating system', settings: 'All settings; no secrets are among them', connections: 'Platforms, addresses, ids; no keys', checks: 'Every layer, checked just now', services: 'How each stands and why',
      metrics: 'Calls, times, error codes', data: 'How much of each kind, room taken, backups', audit: 'When, who, what; no subjects, no details', log: 'The last 1,000 lines, keys masked', errors: 'The last 200 lines',
    },
  },
};
