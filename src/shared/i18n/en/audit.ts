import type { Texts } from '../text-shape';
import type { audit as zh } from '../zh-CN/audit';

/** The audit log and the diagnostics bundle. */
export const audit: Texts<typeof zh> = {
  title: 'Audit',
  text: 'Who did what with keys, approvals, settings and data, and when. Entries can only be added; each carries the hash of the previous one, so tampering shows.',
  filter: 'Filter the audit log',
  group: { label: 'Category', all: 'All categories', secrets: 'Keys and tokens', approvals: 'Tool approvals', settings: 'Settings', profiles: 'Connections', exports: 'Exports', webhooks: 'Webhooks', automations: 'Automations and acceptance', backups: 'Backups' },
  actor: { label: 'Who', all: 'Everyone', person: 'Person', command: 'Command line', app: 'App', unknown: 'not recorded' },
  search: 'Search actions, subjects or details',
  prove: 'Verify',
  export: 'Export…',
  whole_one: 'The log is complete: {{count}} entry, and its chain of hashes is unbroken.', whole_other: 'The log is complete: {{count}} entries, and the chain of hashes is unbroken.',
  broken: 'Entry {{number}} is not what was written, or it is missing. Keep the data folder and find out who changed it.',
  exported: 'Exported to {{path}}.',
  list: 'Audit entries',
  at: 'Time', who: 'Who', action: 'Action', subject: 'Subject', detail: 'Detail',
  more: 'Show older',
  empty: 'No entries yet', emptyText: 'Replacing a key, changing a setting or approving a tool is recorded here.', noMatch: 'No entries match.',
  did: {
    'secret-set': 'Secret stored', 'secret-replaced': 'Secret replaced', 'secret-deleted': 'Secret deleted', 'key-set': 'KAI key set', 'key-removed': 'KAI key removed',
    'settings-changed': 'Setting changed', 'login-item-changed': 'Start with the computer changed',
    'profile-saved': 'Connection saved', 'profile-removed': 'Connection removed', 'profile-data-deleted': 'Data of a connection deleted', 'profile-activated': 'Connection activated', 'profile-exported': 'Connection exported', 'profile-imported': 'Connection imported', 'profile-rotated': 'Key rotated',
    'chat-exported': 'Conversation exported', 'chat-trace-exported': 'Trace of an answer exported', 'webhook-exported': 'Events exported', 'audit-exported': 'Audit log exported', 'bundle-saved': 'Diagnostics bundle saved',
    'webhook-token-rotated': 'Webhook token rotated', 'webhook-replayed': 'Event replayed', 'webhook-resent': 'Event edited and resent', 'webhook-redriven': 'Dead letters redelivered',
    'backup-created': 'Backup created', 'backup-deleted': 'Backup deleted', 'backup-restore-begun': 'Restore begun', 'backup-restored': 'Backup restored', 'backup-set-aside-deleted': 'Data from before a restore deleted',
    'acceptance-run': 'Acceptance run',
    'approval-once': 'Allowed once', 'approval-session': 'Allowed for this run', 'approval-always': 'Always allowed', 'approval-never': 'Never allowed', 'approval-refused': 'Refused', 'approval-withdrawn': 'Request withdrawn',
    'approval-blocked': 'Refused, definition not accepted', 'approval-command': 'Allowed by the command line', 'rule-ask': 'Rule added: ask each time', 'approval-read-only-hint': 'Read-only tool allowed', 'approval-knowledge-mode': 'Looked up for knowledge mode',
    'rule-session': 'Rule added: this run', 'rule-always': 'Rule added: always', 'rule-never': 'Rule added: never', 'rule-removed': 'Rule removed',
    'drift-accepted': 'Tool change accepted', 'drift-blocked': 'Tool change blocked', 'mapping-changed': 'Tool mapping changed', 'server-saved': 'KAI server saved', 'server-removed': 'KAI server removed',
  },
  bundle: {
    title: 'Diagnostics bundle',
    text: 'One JSON file with what is needed to find a problem, to send to whoever helps you. It contains no keys, tokens, questions or answers. Look through it before saving.',
    prepare: 'Collect', preparing: 'Collecting and diagnosing, up to half a minute…', again: 'Collect again', save: 'Save…', saved: 'Saved to {{path}}.',
    list: 'Contents of the bundle', entries_one: '{{count}} item', entries_other: '{{count}} items', cut: 'only the beginning is shown', show: 'View', open: 'Diagnostics bundle…',
    part: { versions: 'Versions', settings: 'Settings', connections: 'Connections and KAI servers', checks: 'Diagnosis', services: 'Services', metrics: 'Figures', data: 'Data and backups', audit: 'Audit, without content', log: 'Latest log', errors: 'Latest errors' },
    note: {
      versions: 'App, Electron, operating system', settings: 'All settings; no secrets are among them', connections: 'Platforms, addresses, ids; no keys', checks: 'Every layer, checked just now', services: 'State of each service and why',
      metrics: 'Calls, times, error codes', data: 'Counts, disk usage, backups', audit: 'Time, who, what; no subjects or details', log: 'The last 1,000 lines, keys masked', errors: 'The last 200 lines',
    },
  },
};
