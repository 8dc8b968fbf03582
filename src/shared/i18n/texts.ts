import { acceptance as acceptanceEn } from './en/acceptance';
import { checks as checksEn } from './en/checks';
import { cli as cliEn } from './en/cli';
import { errors as errorsEn } from './en/errors';
import { exported as exportEn } from './en/export';
import { kai as kaiEn } from './en/kai';
import { notifications as notificationsEn } from './en/notifications';
import { tray as trayEn } from './en/tray';
import { tunnel as tunnelEn } from './en/tunnel';
import { webhook as webhookEn } from './en/webhook';
import { acceptance as acceptanceZh } from './zh-CN/acceptance';
import { checks as checksZh } from './zh-CN/checks';
import { cli as cliZh } from './zh-CN/cli';
import { errors as errorsZh } from './zh-CN/errors';
import { exported as exportZh } from './zh-CN/export';
import { kai as kaiZh } from './zh-CN/kai';
import { notifications as notificationsZh } from './zh-CN/notifications';
import { tray as trayZh } from './zh-CN/tray';
import { tunnel as tunnelZh } from './zh-CN/tunnel';
import { webhook as webhookZh } from './zh-CN/webhook';

/** Every text of the product, by language and namespace (i18next's resource shape). */
export const texts = {
  'zh-CN': {
    acceptance: acceptanceZh,
    checks: checksZh,
    cli: cliZh,
    errors: errorsZh,
    export: exportZh,
    kai: kaiZh,
    notifications: notificationsZh,
    tray: trayZh,
    webhook: webhookZh,
    tunnel: tunnelZh,
  },
  en: {
    acceptance: acceptanceEn,
    checks: checksEn,
    cli: cliEn,
    errors: errorsEn,
    export: exportEn,
    kai: kaiEn,
    notifications: notificationsEn,
    tray: trayEn,
    webhook: webhookEn,
    tunnel: tunnelEn,
  },
} as const;
