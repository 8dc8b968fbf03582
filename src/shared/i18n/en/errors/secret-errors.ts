import type { secretErrors as zh } from '../../zh-CN/errors/secret-errors';
import type { Texts } from '../../text-shape';

export const secretErrors: Texts<typeof zh> = {
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
  KEY_OLD: {
    message: 'This key has been in use for {{days}} days.',
    remedy:
      'Under “Connection” choose “Replace key”: the old key works until the new one has been seen working.',
  },
  PAT_MISSING: {
    message: 'This connection has no personal access token yet.',
    remedy: 'Create one on Coze’s personal access token page and paste it under Connection.',
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
};
