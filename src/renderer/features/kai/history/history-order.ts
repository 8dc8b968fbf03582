import type { KaiCall } from '../../../../shared/model/kai-call';

/** The list with this call: replaced in place, or added at the top. */
export function withCall(calls: readonly KaiCall[], call: KaiCall): KaiCall[] {
  const known = calls.some(({ id }) => id === call.id);
  return known ? calls.map((one) => (one.id === call.id ? call : one)) : [call, ...calls];
}
