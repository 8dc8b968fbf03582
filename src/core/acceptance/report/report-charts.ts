import { escaped } from './markup';

const WIDTH = 640;
const HEIGHT = 120;
const GAP_MAX = 2;

/**
 * A bar chart, drawn from numbers alone; null is a red bar of full height. `label` is for screen
 * readers.
 */
export function barChart(values: readonly (number | null)[], label: string): string {
  const highest = Math.max(1, ...values.map((value) => value ?? 0));
  const slot = WIDTH / Math.max(1, values.length);
  const width = Math.max(0.5, slot - Math.min(GAP_MAX, slot / 4));
  const bars = values.map((value, index) => {
    const height = value === null ? HEIGHT : Math.max(1, (HEIGHT * value) / highest);
    const place = `x="${fixed(index * slot)}" y="${fixed(HEIGHT - height)}"`;
    const size = `width="${fixed(width)}" height="${fixed(height)}"`;
    return `<rect class="${value === null ? 'failed' : 'bar'}" ${place} ${size}/>`;
  });
  return drawing('chart', HEIGHT, label, bars);
}

/** Shares of a whole as one bar; the table beside it has the text. */
export function shareBar(outcomes: Readonly<Record<string, number>>, label: string): string {
  const all = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  let x = 0;
  const pieces = Object.entries(outcomes).map(([outcome, count], index) => {
    const width = (WIDTH * count) / Math.max(1, all);
    const kind = outcome === 'ok' ? 'bar' : index % 2 === 0 ? 'failed' : 'failed other';
    const place = `x="${fixed(x)}" y="0" width="${fixed(width)}" height="12"`;
    const piece = `<rect class="${kind}" ${place}/>`;
    x += width;
    return piece;
  });
  return drawing('share', 12, label, pieces);
}

function drawing(kind: string, height: number, label: string, shapes: readonly string[]): string {
  const view = `viewBox="0 0 ${WIDTH} ${height}" preserveAspectRatio="none"`;
  const name = `role="img" aria-label="${escaped(label)}"`;
  return `<svg class="${kind}" ${view} ${name}>${shapes.join('')}</svg>`;
}

function fixed(value: number): string {
  return value.toFixed(2);
}
