import { ConfigProvider } from 'antd';
import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { antdTheme } from '../ui/theme/antd-theme';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

const MODAL = { styles: { footer: { marginTop: 24 } } };

function subscribe(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}

/** Tunes antd to tokens.css, again whenever the main process switches the theme. */
export function ThemeProvider({ children }: { children: ReactNode }): ReactNode {
  const isDark = useSyncExternalStore(subscribe, () => dark.matches);
  const theme = useMemo(() => {
    const style = getComputedStyle(document.documentElement);
    return antdTheme((name) => style.getPropertyValue(name).trim(), isDark);
  }, [isDark]);
  return (
    <ConfigProvider theme={theme} wave={{ disabled: true }} button={{ autoInsertSpace: false }} modal={MODAL}>
      {children}
    </ConfigProvider>
  );
}
