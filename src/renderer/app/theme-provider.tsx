import { ConfigProvider } from 'antd';
import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { antdTheme } from '../ui/theme/antd-theme';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const still = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Centred, so that a tall dialog fits a low window; closed by its buttons or Esc. */
const MODAL = { centered: true, closable: false, styles: { footer: { marginTop: 24 } } };

function subscribe(listener: () => void): () => void {
  for (const query of [dark, still]) query.addEventListener('change', listener);
  return () => {
    for (const query of [dark, still]) query.removeEventListener('change', listener);
  };
}

/**
 * Gives antd the values of tokens.css, again whenever the theme or the wish for less motion
 * changes.
 */
export function ThemeProvider({ children }: { children: ReactNode }): ReactNode {
  const isDark = useSyncExternalStore(subscribe, () => dark.matches);
  const isStill = useSyncExternalStore(subscribe, () => still.matches);
  const theme = useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    return antdTheme((name) => style.getPropertyValue(name).trim(), {
      dark: isDark,
      still: isStill,
    });
  }, [isDark, isStill]);
  return (
    <ConfigProvider
      theme={theme}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      modal={MODAL}
    >
      {children}
    </ConfigProvider>
  );
}
