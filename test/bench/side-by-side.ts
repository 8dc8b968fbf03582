/**
 * Rates of two ways to do the same work, measured in turn in one run; operations per second,
 * medians.
 */
export interface Comparison {
  /** How many operations a round had. */
  size: number;
  value: number;
  baseline: number;
  /** Median of the ratios of the rounds: what one round's luck did to both cancels out. */
  ratio: number;
}

/** Does `size` operations. */
export type Work = (size: number) => Promise<void>;

/**
 * A and B in turn, the order swapped every round, after one round that does not count. Absolute
 * numbers swing two to three times between runs of one machine; a ratio measured like this does
 * not.
 */
export async function sideBySide(
  size: number,
  ours: Work,
  theirs: Work,
  rounds = 7,
): Promise<Comparison> {
  const rates: { ours: number; theirs: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const oursFirst = round % 2 === 0;
    const first = await rateOf(oursFirst ? ours : theirs, size);
    const second = await rateOf(oursFirst ? theirs : ours, size);
    if (round > 0)
      rates.push(oursFirst ? { ours: first, theirs: second } : { ours: second, theirs: first });
  }
  return {
    size,
    value: rounded(median(rates.map((rate) => rate.ours))),
    baseline: rounded(median(rates.map((rate) => rate.theirs))),
    ratio: rounded(median(rates.map((rate) => rate.ours / rate.theirs))),
  };
}

/**
 * How time grows with size: 1 is in proportion, 2 is with the square. The slope between the
 * logarithms, least squares.
 */
export function growthExponent(rates: readonly { size: number; rate: number }[]): number {
  const points = rates.map(({ size, rate }) => ({ x: Math.log(size), y: Math.log(size / rate) }));
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const slope =
    mean(points.map(({ x, y }) => (x - meanX) * (y - meanY))) /
    mean(points.map(({ x }) => (x - meanX) ** 2));
  return rounded(slope);
}

async function rateOf(work: Work, size: number): Promise<number> {
  const started = performance.now();
  await work(size);
  return size / ((performance.now() - started) / 1000);
}

/** The middle one; of an even number the upper. */
export function median(values: readonly number[]): number {
  return (
    values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Three significant digits: more would claim a precision that is not there. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
