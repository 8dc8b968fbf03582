import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TrendCanvas, type TrendCanvasProps } from './trend-canvas';
import { useThemeVersion } from './use-theme-version';

interface TrendChartProps extends Omit<
  TrendCanvasProps,
  'language' | 'bounds' | 'days' | 'height' | 'strokeWidth' | 'writeScale'
> {
  bounds?: readonly [number, number];
  days?: boolean;
  height?: number;
  /** How the scale is written, if shorter than the values. */
  writeScale?: (value: number) => string;
}

const NO_BOUNDS = [0, 1] as const;
/**
 * From this many values on, lines are hairlines: wider ones would merge, and take several times as
 * long to draw.
 */
const DENSE = 500;

/**
 * Values over time. Another language, theme, density or set of lines creates a new chart; new
 * values update the existing one.
 */
export function TrendChart({
  lines,
  write,
  writeScale = write,
  bounds = NO_BOUNDS,
  days = false,
  height = 180,
  ...rest
}: TrendChartProps): ReactNode {
  const { i18n } = useTranslation();
  const theme = useThemeVersion();
  const strokeWidth = rest.times.length >= DENSE ? 1 : 2;
  const drawing = [
    i18n.language,
    theme,
    height,
    days,
    strokeWidth,
    ...lines.map(({ name, tone }) => `${name} ${tone}`),
  ].join('|');
  return (
    <TrendCanvas
      key={drawing}
      {...rest}
      {...{ lines, write, writeScale, bounds, days, height, strokeWidth }}
      language={i18n.language}
    />
  );
}
