import type { Texts } from '../text-shape';
import type { tunnel as original } from '../zh-CN/tunnel';

export const tunnel: Texts<typeof original> = {
  title: 'Tunnel',
  text:
    'Lets Coze reach the webhook listener on this computer from the internet, without ' +
    'opening a port in your router.',
  changedTitle: 'The public webhook address changed',
  changedText: 'Coze still has the old one. Change it to {{address}}',
  status: {
    closed: 'Closed',
    opening: 'Opening',
    open: 'Open',
    reconnecting: 'Reconnecting',
    failed: 'Failed',
  },
  since: 'since {{time}}',
  retryAt: 'Next try at {{time}}',
  open: 'Open tunnel',
  close: 'Close tunnel',
  retry: 'Retry now',
  address: 'Public address',
  copy: 'Copy address',
  copyHint:
    'After you copy it, the app remembers that Coze uses this address and tells you when it changes.',
  stale: {
    title: 'Coze still has the old address',
    text:
      'The tunnel’s address has changed. Replace {{old}} in Coze with the new one, or messages ' +
      'will not arrive here.',
    copy: 'Copy the new address',
    done: 'Already replaced',
  },
  settings: 'Tunnel settings',
  kind: { label: 'Type', ssh: 'SSH server', cloudflared: 'Cloudflare', ngrok: 'ngrok' },
  kindHint: {
    ssh: 'Your own server, or a public SSH tunnel such as localhost.run.',
    cloudflared: 'Requires cloudflared to be installed. You get a new address each time it opens.',
    ngrok: 'Requires the authtoken of an ngrok account.',
  },
  ssh: {
    host: 'Server',
    port: 'Port',
    user: 'User name',
    remotePort: 'Port on the server',
    remotePortHint: '0 lets the server pick a free port.',
    remoteHost: 'Listen address on the server',
    remoteHostHint: 'Use localhost behind a reverse proxy; leave empty for all addresses.',
    publicAddress: 'Public address',
    publicAddressHint:
      'For example https://hooks.example.com or https://example.com:{port}. Leave it empty for ' +
      'a public tunnel: it is read from the tunnel’s output.',
    login: 'Sign-in',
    loginHint: 'A private key or a password. Public tunnels often need neither.',
    key: 'Private key',
    keyPick: 'Choose key file',
    passphrase: 'Passphrase of the key',
    password: 'Password',
    hostKey: 'Host key of the server',
    hostKeyNone: 'Remembered on first connection',
    forget: 'Forget',
    offered: 'Key shown now',
    accept: 'Trust the new key',
    acceptText:
      'The host key has changed. The server may have been set up anew, or somebody may be ' +
      'posing as it. Compare the fingerprint {{key}} by another way first.',
  },
  cloudflared: { path: 'Path of cloudflared', pathHint: 'Empty to look in PATH.' },
  ngrok: {
    token: 'Authtoken',
    domain: 'Reserved domain',
    domainHint: 'Leave it empty if you have none; ngrok assigns one.',
  },
  secret: {
    set: 'Kept',
    change: 'Change',
    remove: 'Remove',
    save: 'Save',
    hint: 'Kept in the system keychain, not in the settings file.',
  },
  save: 'Save settings',
  saved: 'Saved',
};
