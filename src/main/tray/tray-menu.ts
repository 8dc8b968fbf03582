import type { MenuItemConstructorOptions } from 'electron';
import type { Translator } from '../../core/lib/translator';
import type { LinkStatus } from '../../shared/model/health';
import type { TrayPart } from './tray-state';

export interface TrayActions {
  open: () => void;
  diagnose: () => void;
  copyAddress: (address: string) => void;
  quit: () => void;
}

/** The menu: first what is true and why, part by part, then what can be done. Pure. */
export function trayMenu(parts: readonly TrayPart[], publicAddress: string | null, translator: Translator, actions: TrayActions): MenuItemConstructorOptions[] {
  const t = (key: string): string => translator.t(`tray:${key}`);
  const isSetUp = parts.some(({ name, status }) => name === 'coze' && status !== 'not-set-up');
  return [
    ...parts.flatMap((part) => linesOf(part, translator)),
    { type: 'separator' },
    { label: t('open'), click: actions.open },
    ...(publicAddress === null ? [] : [{ label: t('copyAddress'), click: () => actions.copyAddress(publicAddress) }]),
    ...(isSetUp ? [{ label: t('diagnose'), click: actions.diagnose }] : []),
    { type: 'separator' },
    { label: t('quit'), click: actions.quit },
  ];
}

/** One line of the tooltip. */
export function trayTooltip(status: LinkStatus, translator: Translator): string {
  return translator.t(`tray:tooltip.${status}`);
}

function linesOf({ name, status, target, reason }: TrayPart, translator: Translator): MenuItemConstructorOptions[] {
  const line = translator.t(`tray:${name}.${status}`, { target });
  return [{ label: line, enabled: false }, ...(reason ? [{ label: shorten(reason.message), enabled: false }] : [])];
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
