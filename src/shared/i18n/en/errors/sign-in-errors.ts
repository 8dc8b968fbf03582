import type { signInErrors as zh } from '../../zh-CN/errors/sign-in-errors';
import type { Texts } from '../../text-shape';

export const signInErrors: Texts<typeof zh> = {
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
};
