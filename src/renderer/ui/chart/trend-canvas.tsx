import { type ReactNode, useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { type ChartLine, chartOptions } from './chart-options';
import { momentWords } from '../moment-words';
import styles from './trend-chart.module.css';

export interface TrendCanvasProps {
  /** The accessible name. */
  label: string;
  /** Seconds since the epoch, growing, of the same length as every line's values. */
  times: readonly number[];
  lines: readonly ChartLine[];
  write: (value: number) => string;
  writeScale: (value: number) => string;
  bounds: readonly [number, number];
  days: boolean;
  /** Of every line, pixels. */
  strokeWidth: number;
  height: number;
  language: string;
}

/** One chart; only its values change. */
export function TrendCanvas({
  label,
  times,
  lines,
  write,
  height,
  language,
  ...shape
}: TrendCanvasProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<uPlot | null>(null);
  const [read, setRead] = useState<number | null>(null);
  const [first] = useState({ times, lines, height, language, ...shape });

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const options = chartOptions({ ...first, width: element.clientWidth });
    const made = new uPlot(
      { ...options, hooks: { setCursor: [(self) => setRead(self.cursor.idx ?? null)] } },
      dataOf(first),
      element,
    );
    setChart(made);
    const observer = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: first.height }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
    };
  }, [first]);

  useEffect(() => chart?.setData(dataOf({ times, lines })), [chart, times, lines]);

  const at = read === null ? undefined : times[read];
  return (
    <figure className={styles.figure}>
      <div ref={box} role="img" aria-label={label} />
      <figcaption className={styles.legend}>
        {lines.map((line) => (
          <LegendEntry key={line.name} line={line} index={read} write={write} />
        ))}
        <time className={styles.at}>
          {at === undefined ? '' : momentWords(language).minute(at * 1000)}
        </time>
      </figcaption>
    </figure>
  );
}

/** A line's name with the value under the pointer, else the newest. */
function LegendEntry({
  line: { name, tone, values },
  index,
  write,
}: {
  line: ChartLine;
  index: number | null;
  write: (value: number) => string;
}): ReactNode {
  const value = index === null ? values.findLast((one) => one !== null) : values[index];
  return (
    <span className={styles.entry}>
      <span className={styles.swatch} data-tone={tone} aria-hidden="true" />
      {name}
      <span className={styles.value}>
        {value === null || value === undefined ? '–' : write(value)}
      </span>
    </span>
  );
}

function dataOf({ times, lines }: Pick<TrendCanvasProps, 'times' | 'lines'>): uPlot.AlignedData {
  return [[...times], ...lines.map(({ values }) => [...values])];
}
