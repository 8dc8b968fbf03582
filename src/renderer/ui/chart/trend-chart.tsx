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
  /** How the scale is written, where that is shorter. */
  writeScale?: (value: number) => string;
}

const NO_BOUNDS = [0, 1] as const;
/**
 * From so many values on a line is a hairline: a wider one would run together, and takes several
 * times as long to draw.
 */
const DENSE = 500;

/**
 * Values over time. Another language, theme, density or set of lines draws a new chart; new values
 * are handed to the one that is there.
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
