import type { Texts } from '../text-shape';
import type { settings as zh } from '../zh-CN/settings';

/** Words of the settings screen. */
export const settings: Texts<typeof zh> = {
  title: 'Settings',
  look: { title: 'General' },
  language: { label: 'Language', system: 'System', 'zh-CN': '简体中文', en: 'English' },
  theme: { label: 'Theme', system: 'System', light: 'Light', dark: 'Dark' },
  chat: { title: 'Chat' },
  userId: {
    label: 'User ID',
    hint: 'Tells Coze who is asking (user_id), so that different people stay separate. Applies to new conversations.',
  },
  window: { title: 'Window and startup' },
  closeAction: {
    label: 'When the window closes',
    ask: 'Ask every time',
    tray: 'Keep in the tray',
    quit: 'Quit the app',
    noTray: 'This computer has no tray, so closing the window quits the app.',
  },
  requests: { title: 'Requests and tokens', text: 'The defaults come from the integration guide.' },
  tokenCacheTtlSeconds: {
    label: 'Token cache time',
    hint: 'Access tokens are kept at most this long (token_cache_ttl). Default 3600 s, one hour.',
  },
  tokenDurationSeconds: {
    label: 'Requested token lifetime',
    hint: 'How long tokens requested from Coze should be valid. Default 3600 s, at most 86399 s.',
  },
  requestTimeoutSeconds: {
    label: 'Request timeout',
    hint: 'Longest wait for one request (timeout). Default 30 s.',
  },
  streamIdleSeconds: {
    label: 'Longest pause in an answer',
    hint: 'After this long without anything new, the answer counts as broken off. Default 30 s.',
  },
  maxConnections: {
    label: 'Maximum connections',
    hint: 'Simultaneous connections to Coze (max_connections). Default 100.',
  },
  requestsPerMinute: {
    label: 'Requests per minute',
    hint: 'Further requests wait in line (requests_per_minute). Default 60; the sandbox has no limit.',
  },
  burstSize: {
    label: 'Burst size',
    hint: 'Requests that may be sent at once after a pause (burst_size). Default 10.',
  },
  responseCacheTtlSeconds: {
    label: 'Response cache time',
    hint:
      'How long information about bots and workspaces is cached (response_cache_ttl); 0 turns ' +
      'caching off. Default 300 s, five minutes.',
  },
  keyReminderDays: {
    label: 'Key replacement reminder',
    hint: 'After this many days, “Connection” reminds you to replace a private key; 0 turns it off. Default 90 days.',
  },
  wholeAnswers: {
    label: 'Whole answers',
    hint:
      'Fetches each answer once it is complete instead of word by word, starting with the next ' +
      'question. For networks that block streaming.',
  },
  search: { label: 'Search settings', nothing: 'No setting matches', clear: 'Clear search' },
  groups: 'Groups of settings',
  textScale: { label: 'Text size', hint: 'Scales the whole interface.', value: '{{percent}}%' },
  connections: {
    label: 'Connections',
    hint: 'Bots, keys and tokens are set up under Connection.',
    open: 'Open Connection',
  },
  loginItem: {
    label: 'Start at login',
    hint: 'Starts when you log in, without opening a window.',
    unsupported: 'Not supported on this system.',
  },
  startHidden: {
    label: 'Start in the tray',
    hint: 'Starts without a window. Open it from the tray icon.',
    noTray: 'This computer has no tray, so a window always opens.',
  },
  notifications: {
    title: 'Notifications',
    text: 'Shown only while the window is in the background. Click one to go there. Several of one kind are combined.',
    unsupported: 'This system has no notification service at the moment, so nothing will be shown.',
    test: {
      label: 'Test',
      hint: 'Sends a notification now to check that the system shows it.',
      run: 'Send test notification',
      sent: 'The system accepted the notification. If you did not see it, check “Do not disturb”.',
    },
  },
  answerNotifications: {
    label: 'Answer ready',
    hint: 'When an answer takes more than 30 seconds.',
  },
  approvalNotifications: {
    label: 'Tool needs approval',
    hint: 'When the bot wants to use a tool that needs your approval.',
  },
  errorNotifications: {
    label: 'Question failed',
    hint: 'When no answer arrives, with the reason.',
  },
  serviceNotifications: {
    label: 'Service down or recovered',
    hint: 'When Coze, KAI or the webhook listener stops working, and when it recovers.',
  },
  webhookNotifications: {
    label: 'New webhook message',
    hint: 'When Coze pushes a message through the webhook.',
  },
  shortcuts: {
    title: 'Shortcuts',
    text: 'Click a shortcut, then press the new keys. Esc cancels, Backspace turns it off.',
    global: '{{name}} (global)',
    inside: 'In the window',
    none: 'Not set',
    press: 'Press new keys',
    change: 'Change the keys of “{{name}}”, now {{keys}}',
    reset: 'Restore default',
    conflict: '{{keys}} is already used for “{{other}}”.',
    reserved: '{{keys}} is used for editing text. Choose other keys.',
    needsModifier: 'Hold Ctrl, Alt or another modifier as well, or use F1 to F24.',
    open: 'Open quick ask',
    name: {
      'new-chat': 'New chat',
      search: 'Search conversations',
      chat: 'Open Chat',
      kai: 'Open KAI tools',
      webhooks: 'Open Webhooks',
      connection: 'Open Connection',
      settings: 'Open Settings',
      'quick-ask': 'Open quick ask',
    },
  },
  quickAskShortcut: {
    label: 'Quick ask',
    hint: 'Opens a small window for a question from any program.',
    off: 'Turned off.',
  },
  dataFolderOpen: 'Open folder',
  sizes: {
    label: 'Disk usage',
    database: 'Database',
    attachments: 'of which attachments',
    logs: 'Logs',
    backups: 'Backups',
    setAside: 'Data from before restores',
    other: 'Other (interface cache)',
    total: 'Total',
    measuring: 'Measuring',
  },
  conversationKeepDays: {
    label: 'Delete old conversations',
    hint: 'Conversations not used for this long are deleted automatically. Pinned and bookmarked ones are kept.',
    never: 'Never',
    days_one: 'After {{count}} day',
    days_other: 'After {{count}} days',
    confirmTitle: 'Delete old conversations?',
    confirmText_one:
      '{{count}} conversation has not been used for {{days}} days. It will be deleted now and ' +
      'cannot be restored. Others will be deleted automatically later.',
    confirmText_other:
      '{{count}} conversations have not been used for {{days}} days. They will be deleted now ' +
      'and cannot be restored. Others will be deleted automatically later.',
    confirm: 'Delete and turn on',
  },
  webhookKeep: {
    label: 'Webhook events',
    hint: 'Kept for {{days}} days, at most {{megabytes}} MB.',
    change: 'Change',
  },
  logKeep: {
    label: 'Logs',
    hint: 'One file a day, at most 10 MB each. The last 14 are kept; older ones are deleted automatically.',
  },
  versions: {
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    system: 'System',
    copy: 'Copy versions',
  },
  libraries: {
    label: 'Open-source libraries',
    hint: 'Everything included in the app, with its licence.',
    open: 'Show licences',
    title: 'Open-source libraries',
    back: 'Back to Settings',
    search: 'Find by name or licence',
    count_one: '{{count}} library',
    count_other: '{{count}} libraries',
    nothing: 'No library matches',
    noText: 'The author included no licence text; the standard text of “{{licence}}” applies.',
    unknown: 'not stated',
  },
  unit: { days: 'days', port: '', seconds: 's', connections: 'open', calls: 'calls' },
  range: 'Enter a whole number from {{min}} to {{max}}',
  reset: 'Restore default',
  data: { title: 'Data and secrets' },
  dataFolder: { label: 'Data folder', hint: 'Conversations, settings and logs are here.' },
  secrets: {
    label: 'Secrets are stored in',
    keychain:
      'The system keychain. The operating system encrypts the private key and tokens; they are ' +
      'never written to the data folder.',
    keychainMissing:
      'The system keychain is not available now. When you save a secret, you will be asked ' +
      'whether to use it for this run only.',
    file: 'A secrets file that only you can read, as chosen with --secrets at the start.',
    memory: 'Memory. Secrets are gone when the app quits and have to be entered again.',
  },
  about: { title: 'About' },
  monitoring: {
    title: 'Monitoring',
    text: 'Health check, monitoring page and metrics for scripts and browsers. Only this computer can reach them.',
  },
  opsEnabled: { label: 'Monitoring service', hint: 'Serves /health, /monitoring and /metrics.' },
  opsPort: { label: 'Monitoring port', hint: 'Default 8080; 0 picks a free port.' },
  debug: {
    label: 'Debug mode',
    hint: 'Logs more detail for troubleshooting. Keys and tokens are never logged.',
  },
  version: 'Version',
};
