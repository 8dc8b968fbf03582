import type uPlot from 'uplot';
import { colourOf, toneColour, type Tone } from './chart-colours';
import { lonePoints } from './lone-points';

export interface ChartLine {
  name: string;
  tone: Tone;
  /** One per time; null leaves a gap. */
  values: readonly (number | null)[];
}

interface ChartShape {
  /** Of every line, pixels. */
  strokeWidth: number;
  lines: readonly ChartLine[];
  width: number;
  height: number;
  language: string;
  /** Writes a value at the left. */
  writeScale: (value: number) => string;
  /** Lowest and highest value shown at least. */
  bounds: readonly [number, number];
  /** Dates at the bottom instead of times of day. */
  days: boolean;
}

const AXIS_LEFT = 56;

/** The look of all charts: hairlines, soft words, one line a series, in the current theme's colours. */
export function chartOptions({
  strokeWidth,
  lines,
  width,
  height,
  language,
  writeScale,
  bounds,
  days,
}: ChartShape): uPlot.Options {
  return {
    width,
    height,
    legend: { show: false },
    cursor: { y: false, points: { size: 7 } },
    padding: [8, 20, 0, 0],
    scales: {
      y: {
        range: (_chart, low, high) => [
          Math.min(bounds[0], low ?? bounds[0]),
          Math.max(bounds[1], (high ?? 0) * 1.1),
        ],
      },
    },
    axes: [timeAxis(language, days), valueAxis(writeScale)],
    series: [
      {},
      ...lines.map(({ name, tone }) => ({
        label: name,
        stroke: toneColour(tone),
        width: strokeWidth,
        points: dots(toneColour(tone)),
        spanGaps: false,
      })),
    ],
  };
}

function timeAxis(language: string, days: boolean): uPlot.Axis {
  const time = new Intl.DateTimeFormat(
    language,
    days
      ? { month: 'numeric', day: 'numeric' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  );
  return {
    ...axisLook(),
    grid: { show: false },
    values: (_chart, seconds) => seconds.map((at) => time.format(at * 1000)),
    size: 28,
    space: 72,
  };
}

function valueAxis(writeScale: (value: number) => string): uPlot.Axis {
  return {
    ...axisLook(),
    grid: { stroke: colourOf('--line'), width: 1 },
    size: AXIS_LEFT,
    values: (_chart, values) => values.map(writeScale),
    space: 36,
  };
}

function axisLook(): uPlot.Axis {
  return {
    stroke: colourOf('--ink-soft'),
    font: `12px ${colourOf('--font')}`,
    ticks: { show: false },
  };
}

/** No dots on a line, except what would not be seen without one. */
function dots(colour: string): uPlot.Series.Points {
  return {
    size: 6,
    width: 0,
    fill: colour,
    show: () => false,
    filter: (chart, series) => lonePoints(chart.data[series] ?? []),
  };
}
