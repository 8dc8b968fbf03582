import type { tunnelErrors as zh } from '../../zh-CN/errors/tunnel-errors';
import type { Texts } from '../../text-shape';

export const tunnelErrors: Texts<typeof zh> = {
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
};
