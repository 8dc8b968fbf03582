import type { MenuItemConstructorOptions } from 'electron';
import type { Translator } from '../../core/lib/translator';
import type { ConnectionState } from '../../shared/model/health';

export interface TrayActions {
  open: () => void;
  diagnose: () => void;
  quit: () => void;
}

/** The menu: first what is true and why, then what can be done. Pure. */
export function trayMenu(state: ConnectionState, translator: Translator, actions: TrayActions): MenuItemConstructorOptions[] {
  const t = (key: string): string => translator.t(`tray:${key}`, { target: state.target });
  const reason = state.reason ? [{ label: shorten(state.reason.message), enabled: false }] : [];
  return [
    { label: t(`coze.${state.status}`), enabled: false },
    ...reason,
    { type: 'separator' },
    { label: t('open'), click: actions.open },
    ...(state.status === 'not-set-up' ? [] : [{ label: t('diagnose'), click: actions.diagnose }]),
    { type: 'separator' },
    { label: t('quit'), click: actions.quit },
  ];
}

/** One line of the tooltip. */
export function trayTooltip(state: ConnectionState, translator: Translator): string {
  return translator.t(`tray:tooltip.${state.status}`);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
