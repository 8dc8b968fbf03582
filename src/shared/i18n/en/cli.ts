import type { cli as zh } from '../zh-CN/cli';
import type { Texts } from '../text-shape';

export const cli: Texts<typeof zh> = {
  secretsInFile: 'Secrets are kept in {{path}} (mode 600), protected by the file system alone.',
  secretsInMemory: 'Secrets and history are in memory for this run only and are forgotten at exit.',
  sandboxReady: 'Sandbox running at {{apiBase}} (app {{appId}}, bot {{botId}}). Ctrl+C ends it.',
  tunnelOpen: 'The tunnel is open, the public address is {{address}}',
  auditWhole: 'The log is whole: {{entries}} entries, the last hash is {{hash}}.',
  auditBroken: 'Entry {{number}} is not what was written, or it is missing.',
  serving: 'Services running: {{ops}}/health, webhooks at {{webhook}}. Ctrl+C ends them.',
  keysWritten:
    'Private key: {{privateKeyFile}}\nPublic key: {{publicKeyFile}}\nFingerprint: ' +
    '{{fingerprint}}\nAdd the public key to your OAuth app at Coze; keep the private key to ' +
    'yourself.',
  tokenLine: 'Access token {{token}}, from {{source}}, valid until {{expiresAt}}.',
  never: '(Coze decides)',
  turnLine: 'First token {{first}} ms, total {{total}} ms, {{tokens}} tokens.',
  healthy: 'All checks passed.',
  unhealthy: 'Some checks did not pass.',
  remedy: 'Remedy: {{text}}',
  chainSignIn: '1. Signing in to Coze (sandbox)',
  chainAnswer: '2. Asking, and reading the streamed answer: {{question}}',
  chainTool: '3. The bot asks for a KAI tool: {{question}}',
  chainToolLine: 'Tool {{name}} {{arguments}}: {{status}}, {{ms}} ms',
  askTool:
    'The bot wants to use the tool {{tool}} of {{server}} with {{arguments}}. Allow it? [y ' +
    'once / s this run / a always / n no / never]',
  chainWebhook: '4. Sending a webhook event to {{url}}',
  chainDelivery: 'Answered {{status}} after {{ms}} ms, on disk as {{id}}, then {{ended}}.',
  chainDone: 'The whole chain works; the services keep running.',
};
