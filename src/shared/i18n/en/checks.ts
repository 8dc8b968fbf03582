import type { checks as zh } from '../zh-CN/checks';
import type { Texts } from '../text-shape';

export const checks: Texts<typeof zh> = {
  disk: {
    name: 'Data folder',
    ok: 'Writable, {{free}} free.',
    warn: 'Only {{free}} free.',
    skip: '',
  },
  keychain: {
    name: 'System keychain',
    ok: 'Available.',
    warn: 'Secrets are kept in {{place}}.',
    skip: '',
  },
  key: {
    name: 'Private key',
    ok: 'RSA, {{bits}} bits, usable.',
    warn: 'The key works, but has been in use for {{days}} days.',
    skip: 'A personal access token is used; no key needed.',
  },
  fingerprint: {
    name: 'Fingerprint',
    ok: 'It is the kid ({{fingerprint}}).',
    warn:
      'The private key’s fingerprint ({{fingerprint}}) differs from the kid ({{kid}}). Check ' +
      'that Coze has the public key of this same pair.',
    skip: 'A personal access token is used; no fingerprint needed.',
  },
  clock: {
    name: 'Computer clock',
    ok: 'Within {{seconds}} s of the server’s.',
    warn: '{{seconds}} s off the server’s; signing in with the server’s time.',
    skip: 'No server was reached to compare with.',
  },
  jwt: {
    name: 'JWT sign-in',
    ok: 'Coze accepted the signature.',
    warn: '',
    skip: 'A personal access token is used; no JWT needed.',
  },
  region: {
    name: 'Region',
    ok: 'The key is registered at {{host}}.',
    warn: '',
    skip: 'Does not apply.',
  },
  token: {
    name: 'Access token',
    ok: 'Valid ({{token}}).',
    warn: 'Valid ({{token}}), but the day noted as its last is near or past.',
    skip: 'There is no token to check.',
  },
  scope: {
    name: 'Permissions',
    ok: 'Reading works: {{scopes}}. Writing is not tried; “Streamed answer” proves it.',
    warn: 'This server lists no workspaces; permissions were not checked.',
    skip: 'There is no valid token.',
  },
  workspace: {
    name: 'Workspace',
    ok: 'The bot is in “{{name}}”.',
    warn: 'The bot is in none of the workspaces this token sees ({{names}}).',
    skip: 'This server lists no workspaces.',
  },
  bot: {
    name: 'Bot',
    ok: 'Found “{{name}}”.',
    warn: 'This server gives no information about bots.',
    skip: 'There is no valid token.',
  },
  published: {
    name: 'Published',
    ok: 'Published as an API.',
    warn: '',
    skip: 'This server tells no publish state.',
  },
  stream: {
    name: 'Streamed answer',
    ok: 'First piece after {{ms}} ms.',
    warn: '',
    skip: 'An earlier check did not pass.',
  },
  'kai-dns': {
    name: 'KAI name',
    ok: '{{host}} is {{address}}.',
    warn: '',
    skip: 'No KAI server is connected.',
  },
  'kai-tcp': {
    name: 'KAI port',
    ok: 'Port {{port}} of {{address}} is open.',
    warn: '',
    skip: 'No KAI server is connected.',
  },
  'kai-tls': {
    name: 'KAI encryption',
    ok: '{{protocol}}, certificate valid until {{until}}.',
    warn: 'The certificate ends in {{days}} days.',
    skip: 'The address is http, without encryption.',
  },
  'kai-http': {
    name: 'KAI answer',
    ok: 'The HTTP service answers.',
    warn: '',
    skip: 'No KAI server is connected.',
  },
  'kai-auth': {
    name: 'KAI key',
    ok: 'The server accepts the key.',
    warn: 'The server asks for no key.',
    skip: 'No KAI server is connected.',
  },
  'kai-era': {
    name: 'KAI protocol',
    ok: '{{server}}, protocol {{version}}, {{transport}}.',
    warn: '',
    skip: 'No KAI server is connected.',
  },
  'kai-tools': {
    name: 'KAI tools',
    ok: '{{count}} tools.',
    warn: '{{count}} tools, {{broken}} of them unusable or changed.',
    skip: 'No KAI server is connected.',
  },
  'kai-call': {
    name: 'KAI call',
    ok: '{{tool}} took {{ms}} ms.',
    warn: '',
    skip: 'No read-only tool that is safe to try.',
  },
  webhook: {
    name: 'Webhook',
    ok: 'Listening on port {{port}}.',
    warn: '{{dead}} dead letters, {{unverified}} failed verifications in the last hour.',
    skip: 'The listener does not run in this program.',
  },
  skippedBecause: 'Not checked, because “{{name}}” did not pass.',
};
