import type { MonitoringPage } from '../shared/model/monitoring';

const DARK = '(prefers-color-scheme: dark)';

/**
 * Shows the app's theme in a browser that prefers another one. The tokens follow the browser's
 * preference alone (in the app's own window the two agree), so the values of the wanted theme are
 * set on the root element and override it.
 */
export function showTheme(theme: MonitoringPage['theme']): void {
  const root = document.documentElement;
  if (root.dataset['theme'] === theme) return;
  root.removeAttribute('style');
  if (theme !== 'system')
    for (const rule of rootRules(theme)) root.style.cssText += rule.style.cssText;
  root.dataset['theme'] = theme;
}

/** The token rules of a theme: always the light ones, then the dark ones over them. */
function rootRules(theme: 'light' | 'dark'): CSSStyleRule[] {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const dark = rules
    .filter((rule) => rule instanceof CSSMediaRule)
    .filter(({ conditionText }) => conditionText === DARK);
  return theme === 'light'
    ? ofRoot(rules)
    : [...ofRoot(rules), ...dark.flatMap(({ cssRules }) => ofRoot([...cssRules]))];
}

function ofRoot(rules: readonly CSSRule[]): CSSStyleRule[] {
  return rules
    .filter((rule) => rule instanceof CSSStyleRule)
    .filter(({ selectorText }) => selectorText === ':root');
}
