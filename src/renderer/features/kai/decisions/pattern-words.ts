import type { ArgumentCondition } from '../../../../shared/model/kai-approval';

/** A condition's value as a person reads it: words without quotes, lists with commas. */
export function conditionValue({ value }: ArgumentCondition): string {
  try {
    const read: unknown = JSON.parse(value);
    return Array.isArray(read) ? read.map(plain).join(', ') : plain(read);
  } catch {
    return value;
  }
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
