import { theme, type ThemeConfig } from 'antd';

/** Reads one value of tokens.css. */
export type ReadToken = (name: `--${string}`) => string;

/**
 * antd's theme, derived from the custom properties of tokens.css so that colours are defined once;
 * `still`: no motion.
 */
export function antdTheme(
  read: ReadToken,
  { dark, still }: { dark: boolean; still: boolean },
): ThemeConfig {
  const milliseconds = (name: `--${string}`): string =>
    `${Number.parseInt(read(name), 10) / 1000}s`;
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    token: {
      motion: !still,
      colorPrimary: read('--accent'),
      colorLink: read('--accent'),
      // antd's own hover colour has too little contrast.
      colorLinkHover: read('--accent-hover'),
      colorLinkActive: read('--accent-hover'),
      colorSuccess: read('--ok'),
      colorWarning: read('--warn'),
      colorError: read('--bad'),
      colorInfo: read('--accent'),
      // The colours antd would derive look muddy on our background.
      colorInfoBg: read('--raised'),
      colorInfoBorder: read('--line'),
      colorWarningBg: read('--warn-soft'),
      colorErrorBg: read('--bad-soft'),
      colorTextBase: read('--ink'),
      colorText: read('--ink'),
      colorTextSecondary: read('--ink-soft'),
      colorTextTertiary: read('--ink-soft'),
      colorTextDescription: read('--ink-soft'),
      colorTextPlaceholder: read('--ink-soft'),
      colorTextLightSolid: read('--on-accent'),
      colorBgBase: read('--ground'),
      colorBgContainer: read('--surface'),
      colorBgElevated: read('--surface'),
      colorBgLayout: read('--ground'),
      colorBorder: read('--line-strong'),
      colorBorderSecondary: read('--line'),
      colorSplit: read('--line'),
      controlOutline: 'transparent',
      // By reference: it differs by language.
      fontFamily: 'var(--font)',
      fontFamilyCode: read('--mono'),
      opacityLoading: 0.9,
      fontSize: 14,
      controlHeight: 32,
      borderRadius: 8,
      borderRadiusSM: 6,
      borderRadiusLG: 12,
      lineWidthFocus: 2,
      colorPrimaryBorder: read('--accent'),
      boxShadow: read('--shadow'),
      boxShadowSecondary: read('--shadow'),
      motionDurationFast: milliseconds('--quick'),
      motionDurationMid: milliseconds('--calm'),
      motionDurationSlow: milliseconds('--calm'),
    },
    components: componentTokens(read),
  };
}

function componentTokens(read: ReadToken): NonNullable<ThemeConfig['components']> {
  return {
    Button: {
      primaryColor: read('--on-accent'),
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      dangerColor: read('--on-accent'),
      fontWeight: 500,
      paddingInlineSM: 9,
      contentFontSizeSM: 13,
      borderColorDisabled: read('--line'),
      defaultBorderColor: read('--line-control'),
    },
    Tooltip: { colorBgSpotlight: read('--ink'), colorTextLightSolid: read('--ground') },
    Segmented: {
      trackBg: read('--raised'),
      itemSelectedBg: read('--surface'),
      itemColor: read('--ink-soft'),
    },
    Checkbox: { borderRadiusSM: 4 },
    Input: { activeShadow: 'none' },
    InputNumber: { activeShadow: 'none' },
    Select: { optionSelectedBg: read('--accent-soft'), optionActiveBg: read('--raised') },
  };
}
