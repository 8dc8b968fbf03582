import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { type ChartLine, chartOptions } from './chart-options';
import { useThemeVersion } from './use-theme-version';
import styles from './trend-chart.module.css';

interface TrendChartProps {
  /** What is told to those who do not see it: the newest values in a sentence. */
  label: string;
  /** Seconds since the epoch, growing, of the same length as every line's values. */
  times: readonly number[];
  lines: readonly ChartLine[];
  write: (value: number) => string;
  /** The same for the scale, where it is shorter there. */
  writeScale?: (value: number) => string;
  bounds?: readonly [number, number];
  days?: boolean;
  height?: number;
}

const NO_BOUNDS = [0, 1] as const;

/** Values over time. Only data changes are cheap: they are handed to the chart that is there. */
export function TrendChart({ label, times, lines, write, writeScale = write, bounds = NO_BOUNDS, days = false, height = 180 }: TrendChartProps): ReactNode {
  const { i18n } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const [read, setRead] = useState<number | null>(null);
  const theme = useThemeVersion();
  const names = lines.map(({ name, tone }) => `${name}\n${tone}`).join('\n');
  const newest = useRef({ times, lines, writeScale });
  newest.current = { times, lines, writeScale };

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const options = chartOptions({ ...newest.current, width: element.clientWidth, height, language: i18n.language, bounds, days });
    const made = new uPlot({ ...options, hooks: { setCursor: [(self) => setRead(self.cursor.idx ?? null)] } }, dataOf(newest.current), element);
    chart.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
    };
  }, [names, height, i18n.language, days, bounds, theme]);

  useEffect(() => chart.current?.setData(dataOf({ times, lines })), [times, lines]);

  const at = read === null ? undefined : times[read];
  return (
    <figure className={styles.figure}>
      <div ref={box} role="img" aria-label={label} />
      <figcaption className={styles.legend}>
        {lines.map(({ name, tone, values }) => {
          const value = read === null ? values.findLast((one) => one !== null) : values[read];
          return (
            <span key={name} className={styles.entry}>
              <span className={styles.swatch} data-tone={tone} aria-hidden="true" />
              {name}
              <span className={styles.value}>{value === null || value === undefined ? '–' : write(value)}</span>
            </span>
          );
        })}
        <time className={styles.at}>{at === undefined ? '' : new Date(at * 1000).toLocaleString(i18n.language)}</time>
      </figcaption>
    </figure>
  );
}

function dataOf({ times, lines }: Pick<TrendChartProps, 'times' | 'lines'>): uPlot.AlignedData {
  return [[...times], ...lines.map(({ values }) => [...values])];
}
