import type { Texts } from '../text-shape';
import type { webhook as zh } from '../zh-CN/webhook';

export const webhook: Texts<typeof zh> = {
  newMessage: 'New message from Coze',
  newMessageFor: 'New message from Coze for “{{name}}”',
  tokenTitle: 'Webhook token',
  tokenText: 'This is the listener’s bearer token. It is shown only this once:',
  tokenHint: 'Enter it in Coze’s callback settings. You can renew it later, but not see it again.',
  tokenCopy: 'Copy',
  tokenClose: 'Close',
  reason: {
    ok: { message: 'Verified.', remedy: '' },
    'missing-proof': {
      message: 'The request had no token and no signature that could be verified.',
      remedy: 'Enter the bearer token in Coze’s webhook settings.',
    },
    'wrong-token': {
      message: 'The bearer token is wrong (Webhook signature verification failed).',
      remedy:
        'Check the bearer token: the one at Coze must be the one set here. After a renewal the ' +
        'old one may have expired.',
    },
    'signature-mismatch': {
      message: 'The signature is wrong (Webhook signature verification failed).',
      remedy:
        'Check that the verify token is that of your Coze callback app, and that no proxy changes the body.',
    },
    'signature-malformed': {
      message: 'The signature headers are incomplete or malformed.',
      remedy: 'Make sure the sender sends timestamp, nonce and signature.',
    },
    'signature-too-old': {
      message: 'The time of the signature is outside the accepted window.',
      remedy: 'Turn on automatic time; if necessary, widen the window in the settings.',
    },
    'signature-unconfigured': {
      message: 'The request is signed, but there is no secret here to verify it with.',
      remedy:
        'Under “Verification” enter the verify token of your Coze callback app, or the secret of ' +
        'the Standard Webhooks sender.',
    },
    'foreign-host': {
      message: 'The request’s Host is neither this computer nor the public address.',
      remedy: 'Enter the address the sender uses as the public address.',
    },
    'browser-request': {
      message: 'The request came from a web page and was refused.',
      remedy: 'Webhooks take requests from servers only.',
    },
    'too-many': {
      message: 'This source failed too often and is refused for the moment.',
      remedy: 'Correct the token and try again in a minute.',
    },
    'wrong-type': {
      message: 'The body is not application/json in UTF-8, or it is compressed.',
      remedy: 'Let the sender use Content-Type: application/json.',
    },
    'too-large': {
      message: 'The body is larger than 1 MiB.',
      remedy: 'Let the sender send only what is needed.',
    },
    'not-utf8': { message: 'The body is not valid UTF-8.', remedy: 'Let the sender use UTF-8.' },
    'not-json': { message: 'The body is not valid JSON.', remedy: 'Check what the sender sends.' },
    'too-deep': {
      message: 'The body is nested more than 64 levels deep.',
      remedy: 'Let the sender simplify its structure.',
    },
    'duplicate-names': {
      message: 'An object has the same name twice.',
      remedy: 'Different programs read such a body differently; let the sender correct it.',
    },
    unavailable: {
      message: 'It could not be written to disk, so it was not taken.',
      remedy: 'Check the disk space; the sender tries again.',
    },
  },
};
