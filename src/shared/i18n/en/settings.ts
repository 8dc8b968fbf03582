import type { Texts } from '../text-shape';
import type { settings as zh } from '../zh-CN/settings';

/** Words of the settings screen. */
export const settings: Texts<typeof zh> = {
  title: 'Settings',
  look: { title: 'Language and look' },
  language: { label: 'Language', system: 'Same as system', 'zh-CN': '简体中文', en: 'English' },
  theme: { label: 'Theme', system: 'Same as system', light: 'Light', dark: 'Dark' },
  window: { title: 'Window' },
  closeAction: {
    label: 'When the window closes',
    ask: 'Ask every time',
    tray: 'Keep in the tray',
    quit: 'Quit the app',
    noTray: 'This computer has no tray, so closing the window quits the app.',
  },
  requests: { title: 'Requests and tokens', text: 'Defaults are those of the integration guide.' },
  tokenCacheTtlSeconds: { label: 'Token cache time', hint: 'An access token is kept at most this long (token_cache_ttl). Default 3600 s, one hour.' },
  tokenDurationSeconds: { label: 'Token life asked for', hint: 'How long a token from Coze should be valid. Default 3600 s, at most 86399 s.' },
  requestTimeoutSeconds: { label: 'Request timeout', hint: 'Longest wait for one request (timeout). Default 30 s.' },
  streamIdleSeconds: { label: 'Longest pause in an answer', hint: 'After this long without anything new, the answer counts as broken off. Default 30 s.' },
  maxConnections: { label: 'Connections', hint: 'Connections to Coze kept open at once (max_connections). Default 100.' },
  requestsPerMinute: { label: 'Requests a minute', hint: 'More than these wait for their turn (requests_per_minute). Default 60; the sandbox has no limit.' },
  burstSize: { label: 'Burst size', hint: 'Requests that may go out at once after a pause (burst_size). Default 10.' },
  responseCacheTtlSeconds: { label: 'Response cache time', hint: 'How long facts about bots and workspaces are kept (response_cache_ttl); 0 asks every time. Default 300 s, five minutes.' },
  wholeAnswers: { label: 'Answers in one piece', hint: 'Fetches an answer once it is written instead of word by word, from the next question on. For networks that let no stream through.' },
  unit: { seconds: 's', connections: 'open', calls: 'calls' },
  range: 'Enter a whole number from {{min}} to {{max}}',
  reset: 'Restore default',
  data: { title: 'Data and secrets' },
  dataFolder: { label: 'Data folder', hint: 'Conversations, settings and logs are here.' },
  secrets: {
    label: 'Secrets are kept in',
    keychain: 'The system keychain. The operating system encrypts the private key and tokens; they are not in the data folder.',
    keychainMissing: 'The system keychain is not available now. When you save a secret you will be asked whether to use it for this run only.',
    file: 'A secrets file that only you can read, as chosen with --secrets at the start.',
    memory: 'Memory. Secrets are gone when the app quits and have to be entered again.',
  },
  about: { title: 'About' },
  debug: { label: 'Debug mode', hint: 'Writes more detail to the log, for finding faults. Keys and tokens are never logged.' },
  version: 'Version',
};
