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
import type { errors as zh } from '../zh-CN/errors';
import type { Texts } from '../text-shape';

export const errors: Texts<typeof zh> = {
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
};
