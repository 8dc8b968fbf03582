import type { MenuItemConstructorOptions } from 'electron';
import type { Translator } from '../../core/lib/translator';
import type { LinkStatus } from '../../shared/model/health';
import type { TrayFacts, TrayPart, TrayProfile } from './tray-state';

export interface TrayActions {
  open: () => void;
  quickAsk: () => void;
  copyAddress: (address: string) => void;
  activate: (profileId: string) => void;
  diagnose: () => void;
  acceptance: () => void;
  bundle: () => void;
  settings: () => void;
  quit: () => void;
}

/** The menu: first the state of every part and its reason, then the actions. Pure. */
export function trayMenu(
  { parts, publicAddress, profiles, pausedUntil }: TrayFacts,
  translator: Translator,
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  const t = (key: string): string => translator.t(`tray:${key}`);
  const isSetUp = parts.some(({ name, status }) => name === 'coze' && status !== 'not-set-up');
  return [
    ...(pausedUntil === null
      ? []
      : [
          {
            label: translator.t('tray:paused', {
              time: shortTime(pausedUntil, translator.language),
            }),
            enabled: false,
          },
        ]),
    ...parts.flatMap((part) => linesOf(part, translator)),
    { type: 'separator' },
    { label: t('open'), click: actions.open },
    ...(isSetUp ? [{ label: t('quickAsk'), click: actions.quickAsk }] : []),
    ...(publicAddress === null
      ? []
      : [{ label: t('copyAddress'), click: () => actions.copyAddress(publicAddress) }]),
    ...(profiles.length < 2
      ? []
      : [{ label: t('profiles'), submenu: profilesMenu(profiles, actions.activate) }]),
    { type: 'separator' },
    ...(isSetUp ? [{ label: t('diagnose'), click: actions.diagnose }] : []),
    { label: t('runAcceptance'), click: actions.acceptance },
    { label: t('bundle'), click: actions.bundle },
    { label: t('settings'), click: actions.settings },
    { type: 'separator' },
    { label: t('quit'), click: actions.quit },
  ];
}

/** One line of the tooltip. */
export function trayTooltip(status: LinkStatus | 'paused', translator: Translator): string {
  return translator.t(`tray:tooltip.${status}`);
}

function profilesMenu(
  profiles: readonly TrayProfile[],
  activate: (profileId: string) => void,
): MenuItemConstructorOptions[] {
  return profiles.map(({ id, name, active }) => ({
    type: 'radio',
    label: inMenu(shorten(name)),
    checked: active,
    click: () => activate(id),
  }));
}

function linesOf(
  { name, status, target, reason }: TrayPart,
  translator: Translator,
): MenuItemConstructorOptions[] {
  const line = translator.t(`tray:${name}.${status}`, { target });
  return [
    { label: inMenu(line), enabled: false },
    ...(reason ? [{ label: inMenu(shorten(reason.message)), enabled: false }] : []),
  ];
}

function shortTime(iso: string, language: string): string {
  return new Date(iso).toLocaleTimeString(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

/** In a menu a single & marks the next letter. */
function inMenu(text: string): string {
  return text.replaceAll('&', '&&');
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
