import type { errors as zh } from '../zh-CN/errors';
import type { Texts } from '../text-shape';

export const errors: Texts<typeof zh> = {
  INVALID_INPUT: {
    message: 'What was entered does not fit: {{detail}}',
    remedy: 'Correct it as described and try again.',
  },
  UNKNOWN_REQUEST: {
    message: 'The app does not know this request.',
    remedy: 'Reopen the window; if it persists, update the app.',
  },
  FORBIDDEN_SENDER: {
    message: 'The request came from a page that is not trusted and was refused.',
    remedy: 'Work only in Coffee Salon’s own windows.',
  },
  INTERNAL: {
    message: 'Something went wrong inside the app. Nothing of yours was lost.',
    remedy: 'Try again; if it repeats, hand this log entry to support.',
  },
  ABORTED: { message: 'Stopped as you asked.', remedy: 'Send it again when you need it.' },
  NOT_CONFIGURED: {
    message: 'No Coze connection is set up yet.',
    remedy: 'Finish the set-up under Connection, or try the built-in sandbox first.',
  },

  KEY_OLD: {
    message: 'This key has been in use for {{days}} days.',
    remedy:
      'Under “Connection” choose “Replace key”: the old key works until the new one has been seen working.',
  },
  PAT_EXPIRES_SOON: {
    message: 'The personal access token expires soon (days left: {{days}}).',
    remedy: 'Create a new token at Coze, then choose “Replace token” under “Connection”.',
  },
  PAT_EXPIRED: {
    message: 'The personal access token has expired (days ago: {{days}}).',
    remedy:
      'Create a new token at Coze, then choose “Replace token” under “Connection”. If it has ' +
      'not really expired, correct the date.',
  },
  SECRET_UNCHANGED: {
    message: 'This is the key or token that is in use.',
    remedy: 'Generate a new pair, or create a new token at Coze.',
  },
  ROTATION_MISSING: {
    message: 'No key or token is being replaced.',
    remedy: 'Go back to “Connection” and begin again.',
  },
  ROTATION_NOT_PROVEN: {
    message: 'The new key or token has not been seen working, so the old one was not replaced.',
    remedy: 'Test the new one first; replace the old one when it passes.',
  },
  PROFILE_FILE_INVALID: {
    message: 'This is not a connection file that can be imported: {{detail}}',
    remedy: 'Choose a JSON file made by “Export connection”.',
  },
  PROFILE_FILE_EXTRA: {
    message: 'The file holds what it should not: {{detail}}',
    remedy:
      'A connection file holds no keys or tokens. Have it exported again, and add nothing by hand.',
  },
  PROFILE_FILE_NEWER: {
    message: 'This connection file comes from a newer version ({{found}}; known here: {{known}}).',
    remedy: 'Update this app, then import it.',
  },
  WORKSPACE_MISSING: {
    message: 'This token sees no workspace.',
    remedy:
      'Open “OAuth apps” at Coze and check that the app is authorised for the bot’s workspace.',
  },

  KEYCHAIN_UNAVAILABLE: {
    message: 'The system keychain cannot be opened, so there is no safe place for the key.',
    remedy:
      'Unlock or install the system keychain (gnome-keyring or KWallet on Linux) and restart; ' +
      'or choose “this run only”, which forgets the key on exit.',
  },
  SECRET_FILE_UNREADABLE: {
    message: 'The secrets file {{path}} cannot be read.',
    remedy: 'Check that it exists, belongs to you and has mode 600.',
  },
  KEY_MISSING: {
    message: 'This connection has no private key yet.',
    remedy:
      'Import the private_key.pem downloaded from Coze under Connection, or generate a new pair.',
  },
  KEY_INVALID: {
    message: 'This is not a usable private key.',
    remedy: 'Paste the whole of private_key.pem, including the BEGIN and END lines.',
  },
  KEY_ENCRYPTED: {
    message: 'This private key is protected by a passphrase and cannot be used as it is.',
    remedy:
      'Remove the passphrase: openssl pkcs8 -topk8 -nocrypt -in OLD -out private_key.pem, then import the new file.',
  },
  KEY_NOT_RSA: {
    message: 'The key is of type {{type}}; Coze accepts RSA only.',
    remedy: 'Create a new key in Coze’s console, or generate an RSA 2048 pair here.',
  },
  KEY_TOO_SHORT: {
    message: 'The RSA key has {{bits}} bits; at least 2048 are needed.',
    remedy: 'Generate a new RSA 2048 pair and give its public key to Coze.',
  },
  KEY_IS_PUBLIC: {
    message: 'This is the public key, not the private one.',
    remedy: 'Import private_key.pem; public_key.pem is the one for Coze.',
  },
  PAT_MISSING: {
    message: 'This connection has no personal access token yet.',
    remedy: 'Create one on Coze’s personal access token page and paste it under Connection.',
  },

  DATABASE_DAMAGED: {
    message: 'The database file is damaged; it was kept unchanged as {{file}}.',
    remedy:
      'The app goes on with a new database. Keep that file; history can be restored from a backup.',
  },
  DATABASE_FOREIGN: {
    message:
      'The database does not open with this machine’s key; it was kept unchanged as {{file}}.',
    remedy:
      'It may come from another computer, or the key was removed from the keychain. With the ' +
      'original keychain the file can be put back.',
  },
  DATABASE_BUSY: {
    message: 'The database is in use by another program.',
    remedy: 'Close the other Coffee Salon and try again.',
  },
  DATABASE_NEWER: {
    message: 'The database was written by a newer app ({{found}}); this one knows up to {{known}}.',
    remedy: 'Update the app. Until then history is not shown and the file stays unchanged.',
  },
  DISK_FULL: {
    message: 'The disk is full; nothing can be written.',
    remedy: 'Free some space and try again. What was saved before is safe.',
  },
  STORAGE_IN_MEMORY: {
    message:
      'Conversations, tool calls and webhook events of this run are kept in memory only and ' +
      'are lost when the app quits.',
    remedy:
      'Check that the system keychain and the data folder can be used, then restart the app; ' +
      'export what you want to keep first.',
  },
  DISK_READ_ONLY: {
    message: 'The data folder {{path}} cannot be written to.',
    remedy: 'Check its permissions, or choose another folder.',
  },
  SETTINGS_DAMAGED: {
    message:
      'The settings file could not be read; it was kept as {{file}} and defaults are in use.',
    remedy: 'Set what you need again. Keys are still in the keychain.',
  },

  BACKUP_PASSPHRASE_NEEDED: {
    message: 'This backup opens with a passphrase.',
    remedy: 'Enter the passphrase that was chosen when it was made.',
  },
  BACKUP_PASSPHRASE_WRONG: {
    message: 'The passphrase does not open this backup.',
    remedy:
      'Check capital letters and the input method. A forgotten passphrase cannot be recovered.',
  },
  BACKUP_KEY_MISSING: {
    message: 'This backup was locked with another keychain.',
    remedy:
      'It opens only on the computer, and for the user, that made it. To move to another ' +
      'computer, save a copy with a passphrase there.',
  },
  BACKUP_DAMAGED: {
    message: 'The backup is damaged: what is in it is not what was written.',
    remedy: 'Take another backup; the list shows the others.',
  },
  BACKUP_FOREIGN: {
    message: 'This file is no Coffee Salon backup.',
    remedy: 'Choose a file ending in .salonbackup, or the one you saved yourself.',
  },
  BACKUP_NEWER: {
    message: 'The backup was made by a newer app.',
    remedy: 'Update the app, then restore it.',
  },
  BACKUP_MISSING: { message: 'This backup is gone.', remedy: 'Take another one from the list.' },
  BACKUP_BUSY: {
    message: 'A backup is being made or restored already.',
    remedy: 'Wait until it is done, then try again.',
  },
  BACKUP_FAILED: {
    message: 'The automatic backup was not made. $t(errors:{{reason}}.message)',
    remedy: '$t(errors:{{reason}}.remedy)',
  },
  DATA_FOLDER_IN_USE: {
    message:
      'Nothing was restored: another Coffee Salon has this data folder open, a window or a ' +
      'command such as salon serve.',
    remedy: 'End the other one, then restore again.',
  },
  RESTORE_WAITS: {
    message:
      'The backup you chose is not in place yet: another Coffee Salon has this data folder ' +
      'open. You see the data from before.',
    remedy:
      'End the other one (a window, or a command such as salon serve), then start this one again.',
  },
  BACKUP_RESTORED: {
    message: 'The backup of {{at}} was restored.',
    remedy: 'What was here before is kept in {{folder}} of the data folder.',
  },
  SAFE_MODE: {
    message:
      'The app failed to start several times, so it runs in safe mode: no webhooks, no tunnel, ' +
      'no KAI, no automatic backup.',
    remedy: 'Look at the log or save a diagnostics bundle under Health; then start everything.',
  },
  STAND_IN_RUNTIME: {
    message:
      'The window runs in a stand-in Electron that gets no security fixes: it is for trying the ' +
      'sandbox only.',
    remedy:
      'Before you enter real keys, start once where Electron’s own download can be reached, or name a mirror in ELECTRON_MIRROR.',
  },
  SHORTCUT_TAKEN: {
    message: 'Another program already uses {{keys}}.',
    remedy: 'Choose other keys under Settings, Shortcuts, or release them in that program.',
  },
  SHORTCUT_WAYLAND: {
    message: 'In a Wayland session no program may listen to keys everywhere.',
    remedy:
      'In the system’s keyboard settings, bind keys to the command that starts Coffee Salon, followed by --quick-ask.',
  },
  LOGIN_ITEM_REFUSED: {
    message: 'The system did not take the change to what starts with it.',
    remedy: 'Change it in the system’s own settings for login items.',
  },
  NOTIFICATIONS_UNSUPPORTED: {
    message: 'This system shows no notifications of programs.',
    remedy:
      'On Linux install and start a notification service, for example dunst or xfce4-notifyd.',
  },
  NOTIFICATION_FAILED: {
    message: 'The system did not show the notification: {{detail}}',
    remedy:
      'Allow Coffee Salon in the system’s notification settings and switch off “do not disturb”.',
  },

  DNS_FAILED: {
    message: 'The server {{host}} cannot be found.',
    remedy: 'Check the network and the spelling of the address.',
  },
  CONNECTION_REFUSED: {
    message: '{{host}} refused the connection.',
    remedy: 'Make sure the service runs and the port is right.',
  },
  CONNECTION_RESET: {
    message: 'The connection to {{host}} broke.',
    remedy: 'Check the network or proxy and try again.',
  },
  TLS_FAILED: {
    message: 'No secure connection to {{host}} ({{detail}}).',
    remedy:
      'Check this computer’s time; if your company inspects encrypted traffic, install its root certificate.',
  },
  TIMEOUT: {
    message: '{{host}} did not answer within {{seconds}} s.',
    remedy: 'Check the network; on a slow one raise the time limit in the settings.',
  },
  NETWORK_UNREACHABLE: {
    message: 'There is no route to {{host}}.',
    remedy: 'Check the cable, Wi-Fi or VPN.',
  },
  NOT_COZE_RESPONSE: {
    message: 'What {{host}} sent is not an answer from Coze (HTTP {{status}}).',
    remedy:
      'It may be a network sign-in page or a wrong address: open any web page to check, then check the API address.',
  },

  PROXY_NOT_SET: {
    message: 'A proxy of your own is chosen, but its address is missing or unusable.',
    remedy: 'Enter the address under Settings, Network, or follow the system, or use no proxy.',
  },
  PROXY_UNREACHABLE: {
    message: 'The proxy {{proxy}} cannot be reached ({{detail}}).',
    remedy:
      'Make sure the proxy is running and its address and port are right, or choose another ' +
      'way under Settings, Network.',
  },
  PROXY_AUTH_REQUIRED: {
    message:
      'The proxy {{proxy}} wants a user name and password, or does not accept the ones it got.',
    remedy:
      'Choose a proxy of your own under Settings, Network, and enter its user name and password.',
  },
  PROXY_REFUSED: {
    message: 'The proxy {{proxy}} did not let the request through ({{detail}}).',
    remedy:
      'It may not allow this address, or be offline itself. Ask whoever runs the network, or use another proxy.',
  },

  JWT_SIGNATURE_INVALID: {
    message: 'Coze says: Invalid JWT signature.',
    remedy: 'Check that the private and public key belong together and that the kid is right.',
  },
  JWT_KID_UNKNOWN: {
    message: 'Coze does not know this fingerprint or app ID.',
    remedy:
      'Compare app ID and fingerprint (kid) with your OAuth app at Coze, and make sure the public key was added.',
  },
  JWT_WRONG_REGION: {
    message: 'Your key is registered at {{found}}, but you chose {{chosen}}.',
    remedy: 'Change the platform to the one of {{found}}.',
  },
  JWT_EXPIRED: {
    message: 'Coze says the time in the sign-in is wrong.',
    remedy: 'Let this computer set its time automatically and try again.',
  },
  JWT_AUDIENCE_MISMATCH: {
    message: 'The sign-in was made for another address than this server’s.',
    remedy: 'Check the API address: api.coze.cn or api.coze.com, whichever has your account.',
  },
  JWT_REPLAYED: {
    message: 'Coze says this sign-in was used before.',
    remedy: 'Try again; every sign-in makes a fresh one.',
  },
  JWT_REJECTED: {
    message: 'Coze refused the sign-in: {{detail}}',
    remedy:
      'Check that app ID, fingerprint and private key belong to one OAuth app, and that the region is right.',
  },
  CLOCK_SKEW: {
    message: 'This computer’s clock differs from the server’s by {{seconds}} s.',
    remedy: 'Turn on automatic time. Until then the server’s time is used for signing in.',
  },
  OAUTH_APP_DISABLED: {
    message: 'Coze does not let this OAuth app sign in: {{detail}}',
    remedy: 'Check in Coze’s console that it is a service app and that it is enabled.',
  },
  OAUTH_BAD_REQUEST: {
    message: 'Coze says the sign-in is incomplete: {{detail}}',
    remedy: 'Check that app ID and fingerprint are complete.',
  },
  OAUTH_GRANT_UNSUPPORTED: {
    message: 'The server does not support signing in by JWT.',
    remedy:
      'Check that the address is Coze’s cloud; for your own Coze Studio use a personal access token.',
  },
  OAUTH_SERVER_ERROR: {
    message: 'Coze’s sign-in service failed ({{detail}}).',
    remedy: 'Try again later; if it lasts, give the logid to Coze support.',
  },
  TOKEN_INVALID: {
    message: 'The access token is invalid or expired (Unauthorized).',
    remedy:
      'Get a new one. A personal access token works only on the platform it was created on ' +
      '(coze.cn or coze.com): check that, or create another one there.',
  },
  PERMISSION_DENIED: {
    message: 'The token lacks this permission: {{detail}}',
    remedy: 'Tick the permission in the OAuth app and authorise the app for the bot’s workspace.',
  },

  COZE_BAD_PARAMETER: {
    message: 'Coze does not accept the request: {{detail}}',
    remedy: 'Check the bot ID and the other values.',
  },
  COZE_NOT_FOUND: {
    message: 'Coze cannot find it: {{detail}}',
    remedy: 'Make sure it was not deleted and belongs to this account.',
  },
  COZE_SERVER_ERROR: {
    message: 'Coze has a problem ({{number}}).',
    remedy: 'Try again later; if it lasts, give the logid to Coze support.',
  },
  COZE_UNKNOWN: {
    message: 'Coze answered with an unknown error {{number}}: {{detail}}',
    remedy: 'Ask Coze support, quoting the logid.',
  },
  ENDPOINT_NOT_SERVED: {
    message: '{{host}} does not offer {{path}}.',
    remedy: 'Check the API address; your own Coze Studio offers only a part of the API.',
  },
  BOT_NOT_FOUND: {
    message: 'The bot does not exist or this token may not use it.',
    remedy:
      'Check the bot ID (the digits after bot/ in the editor’s address) and that the app is ' +
      'authorised for its workspace.',
  },
  BOT_NOT_PUBLISHED: {
    message: 'The bot is not published as an API.',
    remedy: 'Open it at Coze, choose Publish, tick the API channel and publish.',
  },
  CONVERSATION_BUSY: {
    message: 'The previous answer in this conversation is not finished.',
    remedy: 'Wait for it, or start a new conversation.',
  },
  REMOTE_CONVERSATION_NOT_FOUND: {
    message: 'Coze does not know this conversation.',
    remedy: 'Go on in a new one; the old one may belong to another token or be too old.',
  },
  RATE_LIMITED: {
    message: 'Too many requests; Coze refuses for the moment.',
    remedy: 'Wait a little and try again.',
  },
  QUOTA_EXHAUSTED: {
    message: 'Your Coze quota is used up.',
    remedy: 'Look at it on Coze; the free plan has 500 calls in total, then it needs an upgrade.',
  },
  BALANCE_EXHAUSTED: {
    message: 'Your Coze balance is empty.',
    remedy: 'Top up at Coze and try again.',
  },
  MODEL_FAILED: {
    message: 'The bot’s model failed: {{detail}}',
    remedy: 'Try again later, or choose another model for the bot.',
  },
  CONTENT_REFUSED: { message: 'Coze refuses to answer this.', remedy: 'Ask in other words.' },
  PROMPT_TOO_LONG: {
    message: 'This is longer than the model can take.',
    remedy: 'Shorten the question or start a new conversation.',
  },
  FILE_REJECTED: {
    message: 'Coze does not accept the file: {{detail}}',
    remedy: 'Check its type and size.',
  },
  WORKFLOW_UNAVAILABLE: {
    message: 'The workflow cannot be used yet: {{detail}}',
    remedy: 'Publish it at Coze and try again.',
  },
  CANNOT_CANCEL: { message: 'The answer is over already.', remedy: 'Nothing needs to be done.' },

  WEBHOOK_PORT_TAKEN: {
    message: 'Another program uses port {{port}}, so the webhook listener did not start.',
    remedy:
      'End that program and start the listener again, or choose another port in the settings.',
  },
  WEBHOOK_NOT_RUNNING: {
    message: 'The webhook listener is not running.',
    remedy: 'Start it under “Webhooks” and try again.',
  },
  WEBHOOK_NOT_REACHED: {
    message: '{{host}} cannot be reached: {{detail}}',
    remedy: 'Check the address, the network, and whether the other side is running.',
  },
  WEBHOOK_ANSWERED_BADLY: {
    message: '{{host}} answered {{status}}, which is not the listener on this computer.',
    remedy: 'Check that your reverse proxy or tunnel leads to the listener’s port on 127.0.0.1.',
  },
  WEBHOOK_PROBE_LOST: {
    message: 'The public address answered, but the probe did not arrive here.',
    remedy:
      'The address leads elsewhere; point your reverse proxy or tunnel to the listener’s port on this computer.',
  },
  WEBHOOK_NO_PUBLIC_ADDRESS: {
    message: 'There is no public address yet.',
    remedy: 'Enter an https address that leads to this computer under “Webhooks”.',
  },
  WEBHOOK_TARGET_REFUSED: {
    message: 'Nothing can be sent to this address: {{detail}}',
    remedy: 'Enter a complete https address.',
  },
  WEBHOOK_GUARD_MISSING: {
    message: 'The token or secret for this signature is not set yet.',
    remedy: 'Enter it under “Webhooks”, “Verification”, or choose another signature.',
  },
  WEBHOOK_OVERLOADED: {
    message: 'Too many events wait to be written; no more are taken for the moment.',
    remedy: 'Wait a little; the sender retries as Retry-After says.',
  },
  WEBHOOK_RECEIVER_FAILED: {
    message: 'The app could not process this event: {{detail}}',
    remedy: 'It is tried again by itself; if it keeps failing, hand the dead letter in again.',
  },
  WEBHOOK_DEAD_LETTERS: {
    message: '{{count}} events failed several times and became dead letters.',
    remedy: 'See why under “Webhooks”, then hand them in again.',
  },
  WEBHOOK_SIGNATURE_FAILED: {
    message: 'Requests failed verification lately (Webhook signature verification failed).',
    remedy: 'Check the bearer token: the one entered at Coze must be the one set here.',
  },
  DELIVERY_MISSING: {
    message: 'This record no longer exists; it may have been removed when its time was over.',
    remedy: 'Refresh the list and choose another one.',
  },
  OPS_PORT_TAKEN: {
    message: 'Another program uses port {{port}}, so the monitoring page did not start.',
    remedy: 'End that program, or choose another port under “Monitoring” in the settings.',
  },
  ACCEPTANCE_RUNNING: {
    message: 'An acceptance run is under way already.',
    remedy: 'Wait until it ends, or cancel it first.',
  },
  ACCEPTANCE_NOT_AGREED: {
    message:
      'Testing {{name}} makes about {{calls}} API calls, {{questions}} of them questions that ' +
      'cost tokens, and takes about {{minutes}} min. It was not started.',
    remedy:
      'Agree to the cost: on the command line with --yes, in the window with “Start and pay”. ' +
      'Or test against the built-in sandbox, which costs nothing.',
  },
  ACCEPTANCE_RUN_MISSING: {
    message: 'This run no longer exists.',
    remedy: 'Choose another one from the list.',
  },
  ACCEPTANCE_CASE_MISSING: {
    message: 'This case no longer exists.',
    remedy: 'Choose another one from the list.',
  },
  ACCEPTANCE_REGRESSED: {
    message: 'Saved cases that passed before fail now: {{count}}.',
    remedy: 'Open the acceptance, look at what changed, and run the cases again.',
  },
  TUNNEL_NOT_CONFIGURED: {
    message: 'The tunnel is not filled in yet.',
    remedy: 'Enter the server, user name and sign-in, or the ngrok token, then open the tunnel.',
  },
  TUNNEL_HOST_KEY_CHANGED: {
    message:
      'The host key of {{host}} has changed, so the connection was refused. Remembered: ' +
      '{{remembered}}. Now: {{offered}}.',
    remedy:
      'Compare the new fingerprint with whoever runs the server, and only then choose “Trust ' +
      'the new key”. If you cannot, do not connect.',
  },
  TUNNEL_SIGN_IN_REFUSED: {
    message: '{{host}} did not let user {{user}} sign in.',
    remedy:
      'Check the user name and the key or password, and that the public key is in the server’s authorized_keys.',
  },
  TUNNEL_KEY_INVALID: {
    message: 'This is not a usable SSH private key.',
    remedy: 'Choose a private key in OpenSSH or PEM format, such as id_ed25519, not the .pub file.',
  },
  TUNNEL_KEY_LOCKED: {
    message: 'The SSH private key is protected, and its passphrase is missing or wrong.',
    remedy: 'Enter the right passphrase, then open the tunnel.',
  },
  TUNNEL_FORWARD_REFUSED: {
    message: '{{host}} does not allow port {{port}} to be forwarded.',
    remedy:
      'Check that the server allows remote forwarding (AllowTcpForwarding) and that the port ' +
      'is free; if not, choose another.',
  },
  TUNNEL_NO_ADDRESS: {
    message: 'The tunnel reached {{host}}, but got no public address.',
    remedy:
      'For your own server, enter its public address; for a public tunnel host, try again later.',
  },
  TUNNEL_LOST: {
    message: 'The tunnel to {{host}} was cut.',
    remedy: 'It reconnects by itself; if this keeps happening, check the network.',
  },
  TUNNEL_PROGRAM_MISSING: {
    message: 'The program {{program}} was not found.',
    remedy: 'Install cloudflared, or enter its full path in the tunnel settings.',
  },
  TUNNEL_PROGRAM_ENDED: {
    message: '{{program}} ended unexpectedly: {{detail}}',
    remedy:
      'It is started again by itself; if this keeps happening, run it in a terminal to see why.',
  },
  TUNNEL_TOKEN_REFUSED: {
    message: 'ngrok does not accept this token ({{detail}}).',
    remedy: 'Copy the authtoken from the ngrok dashboard and enter it again.',
  },
  TUNNEL_PROVIDER_REFUSED: {
    message: '{{provider}} refused to open the tunnel ({{detail}}).',
    remedy:
      'Look the code up at the provider, for example a limit of free accounts, then open it again.',
  },

  STREAM_BROKEN: {
    message: 'The connection broke in the middle of the answer.',
    remedy: 'What arrived is kept; ask again for the whole answer.',
  },
  STREAM_STALLED: {
    message: 'Nothing new arrived for {{seconds}} s, so waiting was given up.',
    remedy: 'Check the network and retry; for slow answers raise the limit in the settings.',
  },
  CHAT_FAILED: {
    message: 'The bot could not finish this answer: {{detail}}',
    remedy: 'Try again; if it repeats, debug the bot at Coze.',
  },
  TOOL_ROUNDS_EXCEEDED: {
    message: 'The bot asked for tools {{rounds}} rounds in a row and was stopped.',
    remedy: 'Check the bot’s tool settings at Coze for a loop.',
  },
  CONVERSATION_MISSING: {
    message: 'This conversation does not exist; it may have been deleted.',
    remedy: 'Choose another one or start a new one.',
  },
  TURN_MISSING: {
    message: 'This question does not exist.',
    remedy: 'Open the conversation again.',
  },
  TURN_RUNNING: {
    message: 'Earlier questions are still waiting for their answers, and the queue is full.',
    remedy: 'Wait for one of them, or stop one first.',
  },
  QUESTION_EMPTY: {
    message: 'The question is empty.',
    remedy: 'Type something or add an attachment.',
  },
  ATTACHMENT_EMPTY: {
    message: '“{{name}}” is an empty file.',
    remedy: 'Choose a file with content.',
  },
  ATTACHMENT_TOO_LARGE: {
    message: '“{{name}}” is larger than {{max}} MB.',
    remedy: 'Compress or split it, then add it again.',
  },
  ATTACHMENT_TYPE: {
    message: 'Coze does not take files like “{{name}}” ({{ending}}).',
    remedy:
      'Use a picture, PDF, Office document, text or audio file. If it is a picture, check that ' +
      'its ending was not changed.',
  },
  ATTACHMENTS_TOO_MANY: {
    message: 'A question takes at most {{max}} attachments.',
    remedy: 'Remove some, or send them in several questions.',
  },
  ATTACHMENT_MISSING: { message: 'This attachment is gone.', remedy: 'Add it again.' },
  IMAGE_REFUSED: {
    message: 'This picture address cannot be used.',
    remedy: 'Only public addresses that begin with https are shown.',
  },
  IMAGE_UNUSABLE: {
    message: '{{host}} did not give a picture that can be shown.',
    remedy: 'Open it in the browser, or have the bot send another one.',
  },
  ADDRESS_PRIVATE: {
    message: '{{host}} leads into an internal network and was refused.',
    remedy: 'Use a public address.',
  },
  FILE_UNREADABLE: {
    message: '“{{name}}” cannot be read.',
    remedy: 'Check that the file is still there and may be read.',
  },
  KAI_NOT_CONFIGURED: {
    message: 'No KAI server is connected yet.',
    remedy: 'Add its address and key under KAI tools, or use the built-in sandbox.',
  },
  KAI_SERVER_MISSING: {
    message: 'This KAI server does not exist.',
    remedy: 'It may have been removed; choose another one under KAI tools.',
  },
  KAI_DISABLED: {
    message: 'The KAI server “{{server}}” is disabled.',
    remedy: 'Enable it under KAI tools.',
  },
  KAI_URL_REFUSED: {
    message: 'This address cannot be a KAI server: {{detail}}',
    remedy: 'Use an http or https address without user name and password in it.',
  },
  KAI_PRIVATE_ADDRESS: {
    message: '{{host}} is on this machine or network ({{address}}).',
    remedy: 'If the server really runs there, mark it as local; otherwise check the address.',
  },
  KAI_HEADER_REFUSED: {
    message: 'The header {{name}} may hold a secret and cannot be stored readably.',
    remedy: 'Enter the secret as the key; a header of another name can be chosen there.',
  },
  KAI_REDIRECTED: {
    message: 'The KAI server sends on to {{target}}. This was not followed, the key was not sent.',
    remedy: 'If you trust the new address, enter it as the address of the server.',
  },
  KAI_UNAUTHORIZED: {
    message: 'The KAI server “{{server}}” does not accept the key (401).',
    remedy: 'Check that the key is complete and still valid, and enter it again.',
  },
  KAI_FORBIDDEN: {
    message: 'The KAI server “{{server}}” refused the request (403).',
    remedy:
      'Check that the key may use this server; for a local server, that its address is 127.0.0.1.',
  },
  KAI_HTTP_ERROR: {
    message: 'The KAI server “{{server}}” answered HTTP {{status}}.',
    remedy: 'Check the path of the address, and the log of the KAI service.',
  },
  KAI_NOT_MCP: {
    message: 'The answer of {{host}} is not MCP.',
    remedy:
      'The address usually ends in /mcp. Check the path, and whether a login page of the network is in the way.',
  },
  KAI_PROTOCOL_UNSUPPORTED: {
    message: 'The protocol version of the KAI server “{{server}}” is not supported ({{detail}}).',
    remedy: 'Update the KAI service or this app.',
  },
  KAI_CONNECTION_LOST: {
    message: 'The connection to the KAI server “{{server}}” broke off.',
    remedy: 'Check that the KAI service runs; it is connected again by itself.',
  },
  KAI_ANSWER_TOO_LARGE: {
    message: 'The answer of the KAI server is over {{megabytes}} MB and was not read to its end.',
    remedy: 'Ask for less, or let the tool answer in pages.',
  },
  KAI_REFUSED_REQUEST: {
    message: 'The KAI server “{{server}}” refused the request: {{detail}}',
    remedy: 'Check the arguments; if it happens again, give the wire log to whoever runs KAI.',
  },
  KAI_LIST_CUT: {
    message: 'The KAI server “{{server}}” has too many tools; only the first {{count}} are shown.',
    remedy: 'Let the KAI service split its tools by purpose.',
  },

  TOOL_MISSING: {
    message: 'There is no tool named {{tool}}.',
    remedy: 'Refresh the list of tools and check the name.',
  },
  TOOL_SCHEMA_INVALID: {
    message: 'The description of the arguments of {{tool}} cannot be used: {{detail}}',
    remedy: 'Give this to whoever runs the KAI service.',
  },
  TOOL_PAYLOAD_INVALID: {
    message: 'The arguments do not fit the tool: {{detail}}',
    remedy: 'Correct the arguments and call it again.',
  },
  TOOL_TIMEOUT: {
    message:
      'The tool {{tool}} did not finish within {{seconds}} seconds (Tool invocation timeout).',
    remedy: 'Check the state of the KAI service, and raise the time limit.',
  },
  TOOL_NOT_APPROVED: {
    message: 'The tool {{tool}} was not allowed.',
    remedy: 'Allow it when you are asked, or change the approval rules under KAI tools.',
  },
  TOOL_BLOCKED: {
    message: 'The definition of the tool {{tool}} changed and has not been accepted.',
    remedy: 'Look at the change under KAI tools and accept it.',
  },
  TOOL_FAILED: {
    message: 'The tool {{tool}} reports a failure: {{detail}}',
    remedy: 'Read the result, correct the arguments and try again.',
  },
  TOOL_RESULT_UNREADABLE: {
    message: 'The result of the tool {{tool}} cannot be read: {{detail}}',
    remedy: 'Give this to whoever runs the KAI service.',
  },
  CALL_MISSING: { message: 'There is no record of this call.', remedy: 'Refresh the history.' },
  TURN_NOT_WAITING: {
    message: 'This turn does not wait for tools any more.',
    remedy: 'Ask again.',
  },
};
