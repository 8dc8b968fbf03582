import type { Texts } from '../text-shape';
import type { setup as zh } from '../zh-CN/setup';

/** Words of the connection screen: profiles, the form, the diagnosis. */
export const setup: Texts<typeof zh> = {
  title: 'Connection',
  add: 'New connection',
  back: 'Back to connections',
  profiles: {
    title: 'Your connections',
    empty: 'No connection yet',
    emptyText: 'Connect a Coze bot, or start with the built-in sandbox.',
    sandbox: 'Use the built-in sandbox',
    import: 'Import connection',
    importOther: 'Choose another file',
  },
  profile: {
    active: 'In use',
    activate: 'Switch to this connection',
    edit: 'Edit',
    remove: 'Delete',
    removeTitle: 'Delete the connection “{{name}}”?',
    removeText:
      'With it go, for good: its key, token and webhook tokens on this computer, its own KAI ' +
      'servers and their keys, all webhook events it received, its answer rules, saved webhook ' +
      'tests and acceptance cases. Conversations and the files in them are kept.',
    removeConfirm: 'Delete connection',
    secretMissing: 'The key or token is missing',
    addSecret: 'Add it',
    kaiKeysMissing: 'These KAI servers still need a key: {{names}}',
    addKaiKeys: 'Enter them',
    more: 'More',
    moreOf: 'More actions for “{{name}}”',
    rename: 'Rename',
    renameTitle: 'Rename the connection',
    name: 'Name',
    nameHint: 'Leave it empty to use the bot’s name.',
    duplicate: 'Duplicate',
    duplicated: 'Created “{{name}}”. It has no key yet.',
    export: 'Export connection',
    exported: 'Exported to {{path}}. The file contains no keys or tokens.',
    age: 'Key in use for',
    ageValue_zero: 'since today ({{day}})',
    ageValue_one: '{{count}} day (since {{day}})',
    ageValue_other: '{{count}} days (since {{day}})',
    patEnd: 'Token expires',
    patEnds_zero: 'today ({{day}})',
    patEnds_one: 'in {{count}} day ({{day}})',
    patEnds_other: 'in {{count}} days ({{day}})',
    patEnded_one: 'expired {{count}} day ago ({{day}})',
    patEnded_other: 'expired {{count}} days ago ({{day}})',
    patNoEnd: 'Does not expire',
    changePatEnd: 'Change date',
    patEndTitle: 'When does the token expire?',
    lastDay: 'Last day',
    lastDayHint:
      'Coze shows it in the list of personal access tokens. Reminders start seven days before.',
    bot: 'Bot',
    app: 'App ID',
    address: 'Address',
    fingerprint: 'Public key fingerprint',
  },
  platform: {
    legend: 'Platform',
    'coze-cn': '扣子 coze.cn',
    'coze-com': 'Coze coze.com',
    studio: 'Self-hosted Coze Studio',
    sandbox: 'Built-in sandbox',
    'coze-cnHint': 'For accounts in mainland China',
    'coze-comHint': 'International',
    studioHint: 'With the address of your own server',
  },
  apiBase: {
    label: 'API address',
    hint: 'Usually left unchanged. Change it only to test against your own service.',
    studioHint: 'Scheme, host and port, such as http://192.168.1.20:8888',
    advanced: 'Advanced',
  },
  auth: {
    legend: 'Sign-in',
    jwt: 'OAuth app (JWT)',
    pat: 'Personal access token',
    jwtHint: 'Recommended. Tokens renew themselves and the private key stays on this computer.',
    patHint: 'Quickest to set up, but it expires and you have to replace it yourself.',
    studioOnly: 'Coze Studio supports personal access tokens only.',
  },
  appId: {
    label: 'App ID',
    hint: 'In Coze open API → OAuth apps and create a service app named “AI咖啡知识沙龙”. Its ID is in the list.',
  },
  console: { oauth: 'Open the OAuth apps page', pat: 'Open the personal access tokens page' },
  scopes: 'Permissions it needs: bot:read, bot:write, conversation:read, conversation:write.',
  key: {
    legend: 'Key',
    paste: 'Paste the private key',
    pasteHint: 'Paste the whole of private_key.pem here, or drop the file.',
    drop: 'Release to read this file',
    use: 'Use this key',
    file: 'Choose a file',
    generate: 'Generate a new pair',
    waiting: 'The private key was read and is stored when you save',
    stored: 'A private key is stored',
    change: 'Replace',
    fingerprint: 'Public key fingerprint',
    fingerprintHint: 'SHA-256 of the public key in DER form',
    publicKey: 'Public key',
    publicKeyHint:
      'Copy it into “Public key” of the OAuth app. Coze then shows its fingerprint, which is the kid.',
    deleteFile:
      'Once connected, delete the downloaded private_key.pem. The system keeps the key now; ' +
      'the file is only one more chance to leak it.',
  },
  kid: {
    label: 'kid (fingerprint)',
    hint: 'Copy the fingerprint that Coze shows under “Public key” of the OAuth app.',
    same: 'Same as the private key’s fingerprint',
    different:
      'Differs from the private key’s fingerprint. Check that Coze has the public key of this same pair.',
    useOwn: 'Use the private key’s fingerprint',
  },
  pat: {
    label: 'Personal access token',
    hint:
      'In Coze open API → Authorization → Personal access tokens and tick the four permissions ' +
      'below. A token is shown only once.',
    studioHint: 'Create one in Coze Studio under “API authorization”.',
    stored: 'A token is stored',
    waiting: 'The token was read and is stored when you save',
    change: 'Replace',
  },
  botId: {
    label: 'Bot ID',
    legend: 'Bot',
    hint: 'Open the bot’s editor: the digits after /bot/ in the address. The bot has to be published as an API first.',
  },
  form: {
    newTitle: 'Connect your own bot',
    editTitle: 'Edit the connection “{{name}}”',
    test: 'Test connection',
    testing: 'Testing',
    save: 'Save and use',
    thisRun: 'Use for this run only',
    required: 'This field is empty',
    badUrl: 'The address must start with http:// or https://',
    keyNeeded: 'Paste, choose or generate a private key first',
    patNeeded: 'Enter a personal access token first',
    result: 'Test result',
    passed: 'Everything passed, you can save now',
    notPassed: 'One check failed. Correct it and test again; nothing you entered is lost.',
  },
  rotation: {
    start: { jwt: 'Replace key', pat: 'Replace token' },
    goOn: 'Continue replacing',
    title: { jwt: 'Replace the key of “{{name}}”', pat: 'Replace the token of “{{name}}”' },
    intro: {
      jwt:
        'The old key stays in use until the new one has been verified. You can leave at any time ' +
        'and continue later.',
      pat:
        'The old token stays in use until the new one has been verified. You can leave at any ' +
        'time and continue later.',
    },
    standing: {
      waiting: {
        jwt: 'The new key has not been tested yet; the old one is in use.',
        pat: 'The new token has not been tested yet; the old one is in use.',
      },
      proven: {
        jwt: 'The new key works; the old one is still in use.',
        pat: 'The new token works; the old one is still in use.',
      },
    },
    step: {
      newKey: '1. Get a new key',
      newKeyText: 'Generate a new pair, or use a new private key that Coze gave you.',
      newToken: '1. Get a new token',
      newTokenText:
        'Create a new personal access token at Coze, with the permissions of the old one.',
      atCoze: '2. Add the new public key at Coze',
      atCozeText: 'Add one more public key to the same OAuth app; do not delete the old one.',
      test: { jwt: '3. Test the new key', pat: '2. Test the new token' },
      testText: 'Signs in once with the new one. Running conversations are not affected.',
      replace: { jwt: '4. Replace the old key', pat: '3. Replace the old token' },
    },
    kidHint:
      'After you add it, Coze shows its fingerprint, usually the same as here. If it differs, use the one Coze shows.',
    newPat: 'New personal access token',
    lastDayHint:
      'Coze tokens are valid for at most 30 days. Leave it empty if yours does not expire.',
    keepToken: 'Save the new token',
    test: { jwt: 'Test the new key', pat: 'Test the new token' },
    atOnce: {
      jwt: 'If it works, use the new key and delete the old one at once',
      pat: 'If it works, use the new token and delete the old one at once',
    },
    passed: { jwt: 'The new key can sign in', pat: 'The new token works' },
    notPassed: {
      jwt: 'The new key cannot sign in yet; the old one stays in use',
      pat: 'The new token does not work yet; the old one stays in use',
    },
    finish: {
      jwt: 'Use the new key, delete the old one',
      pat: 'Use the new token, delete the old one',
    },
    cancel: 'Stop replacing',
    done: { jwt: 'The new key is in use', pat: 'The new token is in use' },
    doneText: {
      jwt: 'The old private key was deleted from this computer. Delete the old public key in the OAuth app at Coze.',
      pat: 'The old token was deleted from this computer. Delete it at Coze too.',
    },
    close: 'Back to connections',
  },
  diagnose: {
    title: 'Connection diagnosis',
    text: 'Checks every layer from this computer to the bot.',
    action: 'Diagnose now',
    running: 'Diagnosing',
    renew: 'Renew token',
    renewed: 'Token renewed',
    healthy: 'Every layer works',
    unhealthy: 'One layer failed',
    checked: 'Last confirmed: {{time}}',
    timeline: 'Diagnosis',
    logid: 'Copy logid',
  },
};
