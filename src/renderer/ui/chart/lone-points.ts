/**
 * Where a value stands between two gaps: a line has nothing to draw there, so it is shown as a dot.
 * Null for none.
 */
export function lonePoints(values: ArrayLike<number | null | undefined>): number[] | null {
  const found: number[] = [];
  for (let index = 0; index < values.length; index += 1) {
    if (isGap(values[index]) || !isGap(values[index - 1]) || !isGap(values[index + 1])) continue;
    found.push(index);
  }
  return found.length === 0 ? null : found;
}

function isGap(value: number | null | undefined): boolean {
  return value === null || value === undefined;
}
