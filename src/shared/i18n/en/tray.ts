import type { tray as zh } from '../zh-CN/tray';
import type { Texts } from '../text-shape';

export const tray: Texts<typeof zh> = {
  tooltip: { ok: 'Coffee Salon: working', degraded: 'Coffee Salon: problem', down: 'Coffee Salon: down', 'not-set-up': 'Coffee Salon: not set up', checking: 'Coffee Salon: checking', paused: 'Coffee Salon: maintenance' },
  coze: { ok: 'Coze: working ({{target}})', degraded: 'Coze: problem', down: 'Coze: down', 'not-set-up': 'Coze: not set up', checking: 'Coze: checking' },
  kai: { ok: 'KAI: working ({{target}})', degraded: 'KAI: problem', down: 'KAI: down', 'not-set-up': 'KAI: not set up', checking: 'KAI: checking' },
  webhook: { ok: 'Webhook: listening', degraded: 'Webhook: problem', down: 'Webhook: not started', 'not-set-up': 'Webhook: stopped', checking: 'Webhook: starting' },
  tunnel: { ok: 'Tunnel: open', degraded: 'Tunnel: reconnecting', down: 'Tunnel: not open', 'not-set-up': 'Tunnel: closed', checking: 'Tunnel: opening' },
  address: { degraded: 'Address changed; Coze still has the old one' },
  acceptance: { degraded: 'Acceptance: a saved case now fails' },
  runAcceptance: 'Run acceptance (sandbox)',
  copyAddress: 'Copy public address',
  sandbox: 'the built-in sandbox',
  sandboxProfile: 'Built-in sandbox',
  open: 'Open Coffee Salon',
  quickAsk: 'Quick ask',
  profiles: 'Switch connection',
  settings: 'Settings',
  diagnose: 'Diagnose now',
  paused: 'Maintenance until {{time}}',
  bundle: 'Diagnostics bundle…',
  quit: 'Quit',
};
