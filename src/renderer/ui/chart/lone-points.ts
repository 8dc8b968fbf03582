/**
 * Indexes of values between two gaps: no line can be drawn there, so they are shown as dots. Null
 * for none.
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
