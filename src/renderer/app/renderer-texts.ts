import { acceptance as acceptanceEn } from '../../shared/i18n/en/acceptance';
import { audit as auditEn } from '../../shared/i18n/en/audit';
import { backup as backupEn } from '../../shared/i18n/en/backup';
import { chat as chatEn } from '../../shared/i18n/en/chat';
import { checks as checksEn } from '../../shared/i18n/en/checks';
import { errors as errorsEn } from '../../shared/i18n/en/errors';
import { health as healthEn } from '../../shared/i18n/en/health';
import { kaiConsole as kaiConsoleEn } from '../../shared/i18n/en/kai-console';
import { monitoring as monitoringEn } from '../../shared/i18n/en/monitoring';
import { network as networkEn } from '../../shared/i18n/en/network';
import { quickAsk as quickAskEn } from '../../shared/i18n/en/quick-ask';
import { settings as settingsEn } from '../../shared/i18n/en/settings';
import { setup as setupEn } from '../../shared/i18n/en/setup';
import { tunnel as tunnelEn } from '../../shared/i18n/en/tunnel';
import { ui as uiEn } from '../../shared/i18n/en/ui';
import { webhook as webhookEn } from '../../shared/i18n/en/webhook';
import { webhooks as webhooksEn } from '../../shared/i18n/en/webhooks';
import { welcome as welcomeEn } from '../../shared/i18n/en/welcome';
import { wizard as wizardEn } from '../../shared/i18n/en/wizard';
import { acceptance } from '../../shared/i18n/zh-CN/acceptance';
import { audit } from '../../shared/i18n/zh-CN/audit';
import { backup } from '../../shared/i18n/zh-CN/backup';
import { chat } from '../../shared/i18n/zh-CN/chat';
import { checks } from '../../shared/i18n/zh-CN/checks';
import { errors } from '../../shared/i18n/zh-CN/errors';
import { health } from '../../shared/i18n/zh-CN/health';
import { kaiConsole } from '../../shared/i18n/zh-CN/kai-console';
import { monitoring } from '../../shared/i18n/zh-CN/monitoring';
import { network } from '../../shared/i18n/zh-CN/network';
import { quickAsk } from '../../shared/i18n/zh-CN/quick-ask';
import { settings } from '../../shared/i18n/zh-CN/settings';
import { setup } from '../../shared/i18n/zh-CN/setup';
import { tunnel } from '../../shared/i18n/zh-CN/tunnel';
import { ui } from '../../shared/i18n/zh-CN/ui';
import { webhook } from '../../shared/i18n/zh-CN/webhook';
import { webhooks } from '../../shared/i18n/zh-CN/webhooks';
import { welcome } from '../../shared/i18n/zh-CN/welcome';
import { wizard } from '../../shared/i18n/zh-CN/wizard';

/**
 * The texts a page shows, by language and namespace. The tray's and the CLI's stay out of the
 * bundle.
 */
export const rendererTexts = {
  'zh-CN': {
    ui,
    chat,
    setup,
    settings,
    welcome,
    errors,
    checks,
    network,
    webhook,
    webhooks,
    kaiConsole,
    tunnel,
    monitoring,
    health,
    quickAsk,
    wizard,
    acceptance,
    backup,
    audit,
  },
  en: {
    ui: uiEn,
    chat: chatEn,
    setup: setupEn,
    settings: settingsEn,
    welcome: welcomeEn,
    errors: errorsEn,
    checks: checksEn,
    network: networkEn,
    webhook: webhookEn,
    webhooks: webhooksEn,
    kaiConsole: kaiConsoleEn,
    tunnel: tunnelEn,
    monitoring: monitoringEn,
    health: healthEn,
    quickAsk: quickAskEn,
    wizard: wizardEn,
    acceptance: acceptanceEn,
    backup: backupEn,
    audit: auditEn,
  },
} as const;
