import type { ErrorTexts } from '../error-texts';
import { acceptanceErrors } from './errors/acceptance-errors';
import { appErrors } from './errors/app-errors';
import { chatErrors } from './errors/chat-errors';
import { cozeErrors } from './errors/coze-errors';
import { kaiErrors } from './errors/kai-errors';
import { networkErrors } from './errors/network-errors';
import { secretErrors } from './errors/secret-errors';
import { signInErrors } from './errors/sign-in-errors';
import { storageErrors } from './errors/storage-errors';
import { tunnelErrors } from './errors/tunnel-errors';
import { webhookErrors } from './errors/webhook-errors';

/**
 * Message and remedy of every error code; a code without one does not compile. `{{detail}}` is the
 * server's own wording.
 */
export const errors = {
  ...appErrors,
  ...secretErrors,
  ...storageErrors,
  ...networkErrors,
  ...signInErrors,
  ...cozeErrors,
  ...webhookErrors,
  ...tunnelErrors,
  ...chatErrors,
  ...kaiErrors,
  ...acceptanceErrors,
} as const satisfies Required<ErrorTexts>;
